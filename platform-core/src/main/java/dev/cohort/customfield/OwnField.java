package dev.cohort.customfield;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A field of a record as people meet it: one that the tenant has defined, or a name that records merely hold values under.
 *
 * @param options what may be chosen from; empty unless the kind has choices
 * @param definition null for a name that is no field
 */
public record OwnField(
        String name,
        FieldKind kind,
        List<FieldChoice> options,
        @Nullable FieldDefinition definition) {

    public static OwnField of(FieldDefinition field) {
        return new OwnField(field.key(), field.kind(), field.choices(), field);
    }

    /** A name that is no field, as its values look. */
    public static OwnField found(String name, FieldKind kind, List<String> options) {
        return new OwnField(name, kind, options.stream().map(FieldChoice::of).toList(), null);
    }

    /** The known fields and those a record has besides, each as it can hold the record's value; without archived ones. */
    public static List<OwnField> with(List<OwnField> known, JsonNode values) {
        Map<String, OwnField> all = new LinkedHashMap<>();
        known.forEach(field -> all.put(field.name(), field));
        Map<String, OwnField> more =
                new TreeMap<>(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()));
        values.properties().forEach(value -> {
            if (!all.containsKey(value.getKey()))
                more.put(value.getKey(), found(value.getKey(), kindOf(value.getValue()), List.of()));
        });
        all.putAll(more);
        return all.values().stream()
                .filter(field -> !field.isArchived())
                .map(field -> field.holding(values.path(field.name())))
                .toList();
    }

    /** What a value by itself is taken for. */
    public static FieldKind kindOf(JsonNode value) {
        if (value.isNumber()) return FieldKind.NUMBER;
        if (value.isBoolean()) return FieldKind.BOOLEAN;
        if (value.isArray()) return FieldKind.MULTI_CHOICE;
        return day(value) == null ? FieldKind.TEXT : FieldKind.DATE;
    }

    /** The day a value means that is written as {@code 2026-11-20}; null for any other. */
    public static @Nullable LocalDate day(JsonNode value) {
        if (!value.isTextual() || value.textValue().length() != "2026-11-20".length()) return null;
        try {
            return LocalDate.parse(value.textValue());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    public String label(Locale locale) {
        return definition == null ? name : definition.label(locale);
    }

    /** A value among the options, in words. */
    public String option(String value, Locale locale) {
        return definition == null ? value : definition.choice(value, locale);
    }

    public boolean isDefined() {
        return definition != null;
    }

    public boolean isArchived() {
        return definition != null && definition.archived();
    }

    public boolean isRequired() {
        return definition != null && definition.required();
    }

    /** Whether forms ask for it. */
    public boolean isInForm() {
        return definition == null || definition.inForm();
    }

    /** The heading it stands under; empty for the common one. */
    public Optional<String> group() {
        return Optional.ofNullable(definition).map(FieldDefinition::group);
    }

    /** The field as it has to be for a record whose value is of another kind than the others' are. */
    public OwnField holding(JsonNode value) {
        return holds(value) ? this : new OwnField(name, kindOf(value), List.of(), null);
    }

    /** Whether this value can stand in such a field; nothing can stand in any. */
    private boolean holds(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) return true;
        return switch (kind) {
            case NUMBER -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
            case MULTI_CHOICE -> value.isArray();
            case DATE -> day(value) != null;
            case TEXT, LONG_TEXT, CHOICE, LINK -> value.isTextual();
        };
    }
}
