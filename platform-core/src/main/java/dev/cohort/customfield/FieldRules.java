package dev.cohort.customfield;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.rest.JsonFaults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the fields in use ask of a record's values; the same at every door. Values of no defined field are left alone. */
public final class FieldRules {
    public static final FieldRules NONE = new FieldRules(List.of());

    private static final String PLACE = "customFields.";

    private final Map<String, FieldDefinition> fields = new LinkedHashMap<>();
    private final Set<String> names = new TreeSet<>();

    /** @param definitions of one record type; those that are archived ask nothing */
    public FieldRules(List<FieldDefinition> definitions) {
        definitions.forEach(field -> names.add(field.key()));
        definitions.stream().filter(field -> !field.archived()).forEach(field -> fields.put(field.key(), field));
    }

    public Optional<FieldDefinition> find(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    public List<FieldDefinition> required() {
        return fields.values().stream().filter(FieldDefinition::required).toList();
    }

    /**
     * As {@link #clean}, for records that hold nothing but fields: a name that is none is refused, unless the record holds it
     * already, as from a file.
     *
     * @param raw as said at a door
     * @throws Problem 400 {@code unknown-field}
     */
    public ObjectNode known(@Nullable JsonNode raw, @Nullable JsonNode before, List<FieldFault> faults) {
        ObjectNode values = OwnValues.tidy(raw, faults);
        values.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name) && (before == null || !before.has(name)))
                throw JsonFaults.unknownField(PLACE + name).with("known", List.copyOf(names));
        });
        return clean(values, before, faults);
    }

    /**
     * The values as the fields hold them. What a record held before may stay, whatever the field has become since.
     *
     * @param before what the record held; null for a new one
     */
    public ObjectNode clean(ObjectNode values, @Nullable JsonNode before, List<FieldFault> faults) {
        ObjectNode clean = JsonNodeFactory.instance.objectNode();
        values.properties().forEach(entry -> {
            String key = entry.getKey();
            JsonNode value = entry.getValue();
            FieldDefinition field = fields.get(key);
            if (field == null || before != null && value.equals(before.get(key))) {
                clean.set(key, value);
            } else if (!isEmpty(value)) {
                field.fit(value).ifPresentOrElse(fit -> clean.set(key, fit), () -> faults.add(fault(field)));
            }
        });
        for (FieldDefinition field : required()) {
            boolean given = !isEmpty(values.path(field.key()));
            boolean neverWas = before != null && isEmpty(before.path(field.key()));
            if (!given && !neverWas) faults.add(new FieldFault(PLACE + field.key(), "required", Map.of()));
        }
        return clean;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || value.isArray() && value.isEmpty()
                || value.isTextual() && value.textValue().isBlank();
    }

    /** Says what the field takes. */
    public static FieldFault fault(FieldDefinition field) {
        Map<String, Object> values = field.kind().hasChoices()
                ? Map.of(
                        "allowed",
                        String.join(
                                ", ",
                                field.choices().stream()
                                        .map(FieldChoice::value)
                                        .limit(20)
                                        .toList()))
                : Map.of();
        return new FieldFault(PLACE + field.key(), code(field.kind()), values);
    }

    /** Why a value does not fit a field of this kind. */
    public static String code(FieldKind kind) {
        return switch (kind) {
            case TEXT, LONG_TEXT -> "custom-text";
            case NUMBER -> "custom-number";
            case DATE -> "custom-date";
            case BOOLEAN -> "custom-boolean";
            case CHOICE -> "custom-choice";
            case MULTI_CHOICE -> "custom-choices";
            case LINK -> "custom-link";
        };
    }
}
