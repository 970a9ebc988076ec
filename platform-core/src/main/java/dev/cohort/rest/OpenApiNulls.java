package dev.cohort.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says in the document which values may be null, as our records have it, and which are JSON of their own. The library
 * knows neither: the schemas are marked where they are made, and the marks are turned into what a validator reads once the
 * document is a tree.
 */
final class OpenApiNulls {
    private static final String NULLABLE = "x-nullable";
    private static final String RAW = "x-raw";

    private OpenApiNulls() {}

    /** Notes at the schema of a record what its components say. */
    static void mark(Schema<?> schema, Class<?> type) {
        List<String> nullable = new ArrayList<>();
        List<String> raw = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) nullable.add(name(component));
            if (component.getAccessor().isAnnotationPresent(JsonRawValue.class)) raw.add(name(component));
        }
        if (!nullable.isEmpty()) schema.addExtension(NULLABLE, nullable);
        if (!raw.isEmpty()) schema.addExtension(RAW, raw);
    }

    private static String name(RecordComponent component) {
        JsonProperty other = component.getAccessor().getAnnotation(JsonProperty.class);
        return other == null || other.value().isEmpty() ? component.getName() : other.value();
    }

    /** Turns the notes of the whole document into schemas. */
    static void allow(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            JsonNode raw = object.remove(RAW);
            JsonNode nullable = object.remove(NULLABLE);
            if (object.get("properties") instanceof ObjectNode properties) {
                if (raw != null)
                    raw.forEach(name -> properties.set(name.asText(), JsonNodeFactory.instance.objectNode()));
                if (nullable != null) nullable.forEach(name -> orNull(properties, name.asText()));
            }
        }
        tree.forEach(OpenApiNulls::allow);
    }

    private static void orNull(ObjectNode properties, String name) {
        if (!(properties.get(name) instanceof ObjectNode schema)) return;
        if (schema.has("$ref")) {
            ObjectNode either = JsonNodeFactory.instance.objectNode();
            ArrayNode all = either.putArray("anyOf");
            all.add(schema);
            all.addObject().put("type", "null");
            properties.set(name, either);
        } else if (schema.path("type").isTextual()) {
            String type = schema.path("type").asText();
            schema.putArray("type").add(type).add("null");
            if (schema.get("enum") instanceof ArrayNode values) values.addNull();
        }
    }
}
