package dev.cohort.customfield;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Map;

/**
 * One thing to choose.
 *
 * @param value what records hold
 * @param labels what people read, by language such as {@code de}; the value where there is none
 */
public record FieldChoice(
        @NotBlank @Text(max = 200, line = true) String value,
        @Size(max = 20) Map<@NotNull @Size(max = 10) String, @NotNull @Text(max = 200, line = true) String> labels) {

    public FieldChoice {
        labels = labels == null ? Map.of() : Map.copyOf(labels);
    }

    public static FieldChoice of(String value) {
        return new FieldChoice(value, Map.of());
    }

    public String label(Locale locale) {
        return FieldDefinition.said(labels, locale, value);
    }
}
