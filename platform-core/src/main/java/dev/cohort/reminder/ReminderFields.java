package dev.cohort.reminder;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a form says of a reminder.
 *
 * @param dueAt the deadline: then it is said
 * @param repeatHours said again after so many hours as long as it is not completed; null for once
 * @param email whether it is said by mail too; null for yes
 * @param owner id of the member who is reminded; null for the caller
 * @param recordType kind of the record it is about, together with {@code recordId}
 */
public record ReminderFields(
        @NotBlank @Text(max = 300, line = true) String text,
        @NotNull Instant dueAt,
        @Nullable @Min(1) @Max(720) Integer repeatHours,
        @Nullable Boolean email,
        @Nullable UUID owner,
        @Nullable @Text(max = 40, line = true) String recordType,
        @Nullable UUID recordId) {

    public ReminderFields {
        if (email == null) email = true;
    }
}
