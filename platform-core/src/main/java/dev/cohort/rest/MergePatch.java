package dev.cohort.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.problem.Problem;

/** JSON merge patch, RFC 7396. */
public final class MergePatch {
    private MergePatch() {}

    /**
     * The record with the patch laid over it: what is named is replaced, {@code null} empties, the rest stays.
     *
     * @throws Problem 400 for an unknown field or a wrong type
     */
    public static <T> T apply(T current, JsonNode patch, Class<T> type) {
        if (!patch.isObject()) throw JsonFaults.wrongType("", Object.class);
        try {
            return Json.mapper().treeToValue(merge(Json.tree(current), patch), type);
        } catch (JsonProcessingException e) {
            throw JsonFaults.of(e);
        }
    }

    /** RFC 7396 §2, on trees. */
    static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) return patch;
        ObjectNode merged = target instanceof ObjectNode object
                ? object.deepCopy()
                : Json.mapper().createObjectNode();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else {
                JsonNode before = merged.path(change.getKey());
                merged.set(change.getKey(), merge(before, change.getValue()));
            }
        });
        return merged;
    }
}
