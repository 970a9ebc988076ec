package dev.cohort.template;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * A template as somebody writes it.
 *
 * @param language BCP 47 tag
 * @param purpose what its messages are for; see {@code GET /consent-purposes}
 * @param body words with variables: {@code Hello {{person.firstName|there}}}
 */
public record TemplateFields(
        @NotBlank @Text(max = 150, line = true) String name,
        @NotBlank @Text(max = 20, line = true) String channel,
        @NotBlank @Text(max = 35, line = true) String language,
        @NotBlank @Text(max = 40, line = true) String purpose,
        @Nullable @Text(max = 500, line = true) String subject,
        @NotBlank @Text(max = 50_000) String body) {}
