package dev.cohort.activity;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something done, to be kept.
 *
 * @param durationMinutes how long it took, 0 to 1440
 * @param happenedAt null for now; not in the future
 * @param recordType kind of the record it was done with, such as {@code lead}
 */
public record NewActivity(
        @NotNull ActivityKind kind,
        @Nullable Direction direction,
        @Nullable @Text(max = 300, line = true) String subject,
        @Nullable @Text(max = 20_000) String body,
        @Nullable Outcome outcome,
        @Nullable @Min(0) @Max(1440) Integer durationMinutes,
        @Nullable Instant happenedAt,
        @NotBlank @Text(max = 40, line = true) String recordType,
        @NotNull UUID recordId) {

    /** A note on a record. */
    public static NewActivity note(String recordType, UUID recordId, String words) {
        return new NewActivity(ActivityKind.NOTE, null, null, words, null, null, null, recordType, recordId);
    }
}
