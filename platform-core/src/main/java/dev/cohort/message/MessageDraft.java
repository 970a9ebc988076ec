package dev.cohort.message;

import dev.cohort.rest.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as somebody writes it.
 *
 * @param channel null for e-mail
 * @param recordType the record it is about; or {@code personId}
 * @param address null for where the person is reached
 * @param purpose null for {@code service}
 * @param templateId fills subject and text where those are missing
 * @param variables values for what the template cannot know
 * @param sendAt null for now
 * @param recordFiles ids of files on a record that the caller sees, which go along as they are
 */
public record MessageDraft(
        @Nullable @Text(max = 20, line = true) String channel,
        @Nullable @Text(max = 40, line = true) String recordType,
        @Nullable UUID recordId,
        @Nullable UUID personId,
        @Nullable @Text(max = 254, line = true) String address,
        @Nullable @Text(max = 40, line = true) String purpose,
        @Nullable @Text(max = 500, line = true) String subject,
        @Nullable @Text(max = 50_000) String text,
        @Nullable UUID templateId,
        @Nullable Map<String, @Text(max = 2000) String> variables,
        @Nullable UUID replyToId,
        @Nullable Instant sendAt,
        @Nullable @Size(max = 10, message = "too-many") List<@Valid File> files,
        @Nullable @Size(max = 10, message = "too-many") List<@NotNull UUID> recordFiles) {

    /** A file that goes with it, its content in base64. */
    public record File(
            @NotBlank @Text(max = 200, line = true) String name,
            @NotBlank @Text(max = 150, line = true) String mediaType,
            byte @NotNull [] content) {}
}
