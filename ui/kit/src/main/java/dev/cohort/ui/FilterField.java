package dev.cohort.ui;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Supplier;

/**
 * A field a list can be narrowed by.
 *
 * @param key name of the URL parameter
 * @param label in the viewer's language
 * @param options what can be chosen; asked for when the choice opens; empty for free text
 */
public record FilterField(String key, String label, boolean several, Shape shape, Supplier<List<Option>> options) {
    /** What stands between the two ends of a range in the URL: {@code 10..20}, {@code 10..}, {@code ..20}. */
    public static final String BETWEEN = "..";

    /** How it is asked for. */
    public enum Shape {
        OPTIONS,
        TEXT,
        NUMBERS,
        DAYS
    }

    /** One value: what stands in the URL, and what is shown. */
    public record Option(String value, String label) {}

    /** One of several values that are looked up when the choice opens. */
    public static FilterField single(String key, String label, Supplier<List<Option>> options) {
        return new FilterField(key, label, false, Shape.OPTIONS, options);
    }

    /** Any of several values. */
    public static FilterField choice(String key, String label, List<Option> options) {
        return new FilterField(key, label, true, Shape.OPTIONS, () -> options);
    }

    /** Any of several values that are looked up when the choice opens. */
    public static FilterField choice(String key, String label, Supplier<List<Option>> options) {
        return new FilterField(key, label, true, Shape.OPTIONS, options);
    }

    /** One of several values, such as a period. */
    public static FilterField single(String key, String label, List<Option> options) {
        return new FilterField(key, label, false, Shape.OPTIONS, () -> options);
    }

    /** Text that a field contains. */
    public static FilterField text(String key, String label) {
        return new FilterField(key, label, false, Shape.TEXT, List::of);
    }

    /** A range of numbers, open at either end. */
    public static FilterField numbers(String key, String label) {
        return new FilterField(key, label, false, Shape.NUMBERS, List::of);
    }

    /** A range of days, open at either end. */
    public static FilterField days(String key, String label) {
        return new FilterField(key, label, false, Shape.DAYS, List::of);
    }

    /** The two ends of a range, empty where it is open. */
    public static List<String> ends(String range) {
        int between = range.indexOf(BETWEEN);
        if (between < 0) return List.of(range, range);
        return List.of(range.substring(0, between), range.substring(between + BETWEEN.length()));
    }

    private String end(String value) {
        if (shape != Shape.DAYS) return value;
        try {
            return Dates.day(LocalDate.parse(value));
        } catch (DateTimeParseException e) {
            return value;
        }
    }

    private String range(String value) {
        List<String> ends = ends(value);
        if (ends.getFirst().equals(ends.getLast())) return end(ends.getFirst());
        if (ends.getFirst().isEmpty()) return Words.of("filter.range.to", end(ends.getLast()));
        if (ends.getLast().isEmpty()) return Words.of("filter.range.from", end(ends.getFirst()));
        return Words.of("filter.range.both", end(ends.getFirst()), end(ends.getLast()));
    }

    /** The values in words: one or two by name, more by number. */
    String summary(List<String> values) {
        if (shape == Shape.NUMBERS || shape == Shape.DAYS) return values.isEmpty() ? "" : range(values.getFirst());
        List<Option> known = options.get();
        List<String> names = values.stream()
                .map(value -> known.stream()
                        .filter(option -> option.value().equals(value))
                        .map(Option::label)
                        .findFirst()
                        .orElse(value))
                .toList();
        return names.size() <= 2 ? String.join(", ", names) : Words.of("filter.several", names.size());
    }
}
