package dev.cohort.template;

import dev.cohort.rest.Text;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a template is to be shown with.
 *
 * @param recordId null for the examples of the variables
 * @param subject tried instead of the kept one
 * @param body tried instead of the kept one
 */
public record PreviewWish(
        @Nullable @Text(max = 40, line = true) String recordType,
        @Nullable UUID recordId,
        @Nullable Map<String, @Text(max = 2000) String> variables,
        @Nullable @Text(max = 500, line = true) String subject,
        @Nullable @Text(max = 50_000) String body) {}
