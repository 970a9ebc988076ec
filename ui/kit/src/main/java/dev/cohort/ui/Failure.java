package dev.cohort.ui;

import com.vaadin.flow.component.UI;
import dev.cohort.problem.Problem;
import dev.cohort.text.Texts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A failure in words a person understands. What a service refuses with a {@link Problem} says why; anything else is
 * logged with an id, and the person gets the same id to quote.
 *
 * @param id empty for a refusal, which needs none
 */
record Failure(int status, String title, String words, String id) {
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

    static Failure of(Throwable cause) {
        return refusal(cause).map(Failure::refused).orElseGet(() -> unexpected(cause));
    }

    private static Optional<Problem> refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) return Optional.of(problem);
        }
        return Optional.empty();
    }

    private static Failure refused(Problem problem) {
        Locale locale = Words.locale();
        String key = "problem." + problem.code();
        String title = Texts.find(locale, key + ".title").orElse(Words.of("error.title"));
        return new Failure(
                problem.status(),
                title,
                Texts.get(locale, key, named(problem, locale)).replaceAll(" {2,}", " "),
                "");
    }

    /** The values of a problem as a person reads them: a permission in words, and no ids. */
    private static Map<String, Object> named(Problem problem, Locale locale) {
        Map<String, Object> values = new HashMap<>(problem.values());
        values.computeIfPresent("permission", (name, code) -> permission(code.toString(), locale));
        values.replaceAll(
                (name, value) -> UUID_TEXT.matcher(String.valueOf(value)).matches() ? "" : value);
        return values;
    }

    private static String permission(String code, Locale locale) {
        return Texts.find(locale, "permission." + code)
                .map(words -> Words.of("error.quoted", words))
                .orElse(code);
    }

    private static Failure unexpected(Throwable cause) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        UI page = UI.getCurrent();
        String where =
                page == null ? "" : page.getInternals().getActiveViewLocation().getPath();
        LOG.error("Failure {} at /{}", id, where, cause);
        return new Failure(500, Words.of("error.title"), Words.of("error.text"), id);
    }
}
