package dev.cohort.template;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a template is filled with.
 *
 * @param values given by hand; they go before what the record says
 */
public record TemplateFill(
        @Nullable String recordType,
        @Nullable UUID recordId,
        @Nullable UUID personId,
        Map<String, String> values) {}
