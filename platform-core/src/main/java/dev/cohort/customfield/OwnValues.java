package dev.cohort.customfield;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.person.PersonRules;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.rest.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a record holds of the tenant's own fields: an object of texts, numbers, truths and lists of texts. */
public final class OwnValues {
    /** The name they have in every record. */
    public static final String FIELD = "customFields";

    private static final int MOST = 100;
    private static final int NAME = 100;
    private static final int VALUE = 2_000;

    private OwnValues() {}

    /** As kept in a column; nothing where there is none. */
    public static String text(@Nullable JsonNode values) {
        return values == null ? "{}" : values.toString();
    }

    /** As read from a column. */
    public static JsonNode tree(String kept) {
        try {
            return Json.mapper().readTree(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The own fields of a record are not JSON", e);
        }
    }

    /** The same values; null where there are none, so that no history tells of nothing. */
    public static @Nullable JsonNode orNull(@Nullable JsonNode values) {
        return values instanceof ObjectNode && values.isEmpty() ? null : values;
    }

    /** Both, the own ones first. */
    public static @Nullable JsonNode merged(@Nullable JsonNode own, @Nullable JsonNode other) {
        if (own == null || other == null || other.isEmpty()) return own == null ? other : own;
        ObjectNode all = other.deepCopy();
        own.properties().forEach(field -> all.set(field.getKey(), field.getValue()));
        return all;
    }

    /** The values as they may be kept, whatever the fields are; each fault is added, and its value left out. */
    public static ObjectNode tidy(@Nullable JsonNode raw, List<FieldFault> faults) {
        ObjectNode clean = JsonNodeFactory.instance.objectNode();
        if (raw == null || raw.isNull() || raw.isEmpty() && raw.isObject()) return clean;
        if (!raw.isObject()) {
            faults.add(new FieldFault(FIELD, "object", Map.of()));
            return clean;
        }
        if (raw.size() > MOST) {
            faults.add(new FieldFault(FIELD, "too-many", Map.of("max", MOST)));
            return clean;
        }
        raw.properties().forEach(entry -> {
            String name = PersonRules.line(FIELD, entry.getKey(), NAME, faults);
            if (name != null) value(clean, name, entry.getValue(), faults);
        });
        return clean;
    }

    private static void value(ObjectNode clean, String name, JsonNode value, List<FieldFault> faults) {
        String place = FIELD + "." + name;
        if (value.isTextual()) {
            String text = PersonRules.text(place, value.textValue(), VALUE, faults);
            if (text != null) clean.put(name, text);
        } else if (value.isNumber() || value.isBoolean()) {
            clean.set(name, value);
        } else if (value.isArray()) {
            var list = clean.arrayNode();
            for (JsonNode item : value) {
                String text = item.isTextual() ? PersonRules.line(place, item.textValue(), VALUE, faults) : null;
                if (text != null && list.size() < MOST) list.add(text);
                else if (!item.isTextual()) faults.add(new FieldFault(place, "custom-value", Map.of()));
            }
            clean.set(name, list);
        } else if (!value.isNull()) {
            faults.add(new FieldFault(place, "custom-value", Map.of()));
        }
    }
}
