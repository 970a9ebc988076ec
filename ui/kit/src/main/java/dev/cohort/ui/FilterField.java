package dev.cohort.ui;

import java.util.List;
import java.util.function.Supplier;

/**
 * A field a list can be narrowed by.
 *
 * @param key name of the URL parameter
 * @param label in the viewer's language
 * @param options what can be chosen; asked for when the choice opens; empty for free text
 */
public record FilterField(String key, String label, boolean several, Supplier<List<Option>> options) {
    /** One value: what stands in the URL, and what is shown. */
    public record Option(String value, String label) {}

    /** Any of several values. */
    public static FilterField choice(String key, String label, List<Option> options) {
        return new FilterField(key, label, true, () -> options);
    }

    /** Any of several values that are looked up when the choice opens. */
    public static FilterField choice(String key, String label, Supplier<List<Option>> options) {
        return new FilterField(key, label, true, options);
    }

    /** One of several values, such as a period. */
    public static FilterField single(String key, String label, List<Option> options) {
        return new FilterField(key, label, false, () -> options);
    }

    /** Text that a field contains. */
    public static FilterField text(String key, String label) {
        return new FilterField(key, label, false, List::of);
    }

    /** The values in words: one or two by name, more by number. */
    String summary(List<String> values) {
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
