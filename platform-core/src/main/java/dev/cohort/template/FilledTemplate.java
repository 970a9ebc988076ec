package dev.cohort.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template with its values in it.
 *
 * @param missing variables without a value or a stand-in
 */
public record FilledTemplate(
        @Nullable String subject,
        @Nullable String text,
        @Nullable String purpose,
        @Nullable String language,
        List<String> missing) {
    /** For a message that is made from none. */
    public static final FilledTemplate NONE = new FilledTemplate(null, null, null, null, List.of());
}
