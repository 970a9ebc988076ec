package dev.cohort.template;

import dev.cohort.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A template. */
public record TemplateDetails(
        UUID id,
        String name,
        String channel,
        String language,
        String purpose,
        @Nullable String subject,
        String body,
        Instant createdAt,
        Instant changedAt,
        int version)
        implements Versioned {

    TemplateFields fields() {
        return new TemplateFields(name, channel, language, purpose, subject, body);
    }
}
