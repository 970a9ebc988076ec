package dev.cohort.rest;

import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A problem as RFC 9457 writes it, in the caller's language, with our {@code code}, {@code errors} and
 * {@code requestId}.
 */
public final class ProblemBody {
    private static final Set<String> RESERVED =
            Set.of("type", "title", "status", "detail", "code", "errors", "requestId", "instance");

    private ProblemBody() {}

    public static Map<String, @Nullable Object> of(Problem problem, Locale locale, String requestId) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("type", "urn:cohort:problem:" + problem.code());
        body.put("title", title(problem, locale));
        body.put("status", problem.status());
        body.put("detail", detail(problem, locale));
        body.put("code", problem.code());
        if (problem.hasFaults())
            body.put(
                    "errors",
                    problem.faults().stream().map(fault -> error(fault, locale)).toList());
        body.put("requestId", requestId);
        problem.values().forEach((name, value) -> {
            if (!RESERVED.contains(name)) body.put(name, value);
        });
        return body;
    }

    /** A few words for the kind of problem. */
    public static String title(Problem problem, Locale locale) {
        String key = "problem." + problem.code() + ".title";
        return Texts.find(locale, key).isPresent()
                ? Texts.get(locale, key, problem.values())
                : general(problem, locale, ".title");
    }

    /** What happened, with which value, and what to do. */
    public static String detail(Problem problem, Locale locale) {
        String key = "problem." + problem.code();
        Map<String, Object> values = spoken(problem.values(), locale);
        return Texts.find(locale, key).isPresent() ? Texts.get(locale, key, values) : general(problem, locale, "");
    }

    /** The message of one refused field; a code without a text of its own gets a general one. */
    public static String message(FieldFault fault, Locale locale) {
        String key = "field." + fault.code();
        return Texts.find(locale, key).isPresent()
                ? Texts.get(locale, key, spoken(fault.values(), locale))
                : Texts.get(locale, "field.refused", Map.of());
    }

    private static Map<String, Object> error(FieldFault fault, Locale locale) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("field", fault.field());
        error.put("code", fault.code());
        error.put("message", message(fault, locale));
        fault.values().forEach(error::putIfAbsent);
        return error;
    }

    private static String general(Problem problem, Locale locale, String suffix) {
        for (Object of : List.of(problem.status(), problem.status() / 100 + "xx")) {
            Optional<String> text = Texts.find(locale, "problem.status." + of + suffix);
            if (text.isPresent()) return Texts.get(locale, "problem.status." + of + suffix, Map.of());
        }
        return problem.code();
    }

    /** Values as they stand in a sentence: lists joined, record types and the like by their name in the language. */
    private static Map<String, Object> spoken(Map<String, Object> values, Locale locale) {
        Map<String, Object> spoken = new LinkedHashMap<>();
        values.forEach((name, value) -> spoken.put(name, spoken(name, value, locale)));
        return spoken;
    }

    private static Object spoken(String name, Object value, Locale locale) {
        if (value instanceof Number) return value;
        if (value instanceof Enum<?> choice)
            return choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (value instanceof Iterable<?> items) {
            StringBuilder joined = new StringBuilder();
            items.forEach(item -> joined.append(joined.isEmpty() ? "" : ", ").append(item));
            return joined.toString();
        }
        String text = String.valueOf(value);
        return name.equals("what") ? Texts.find(locale, "record." + text).orElse(text) : text;
    }
}
