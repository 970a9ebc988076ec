package dev.cohort.rest;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Schemas of what our JSON writes in its own way: enums in lower case, times as text, answers and patches as what they carry. */
final class OpenApiSchemas implements ModelConverter {
    private static final Set<Class<?>> WRAPPERS = Set.of(Created.class, Accepted.class, Patch.class);

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType annotated, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType type = Json.mapper().constructType(annotated.getType());
        if (WRAPPERS.contains(type.getRawClass()) && type.containedTypeCount() == 1)
            return context.resolve(new AnnotatedType(type.containedType(0)).resolveAsRef(annotated.isResolveAsRef()));
        if (type.isEnumType()) return constants(type.getRawClass());
        if (type.hasRawClass(LocalTime.class)) return text().format("time");
        if (JsonNode.class.isAssignableFrom(type.getRawClass())) return new JsonSchema();
        Schema<?> resolved = chain.hasNext() ? chain.next().resolve(annotated, context, chain) : null;
        if (resolved != null && type.getRawClass().isRecord()) {
            String ref = resolved.get$ref();
            Schema<?> model =
                    ref == null ? resolved : context.getDefinedModels().get(ref.substring(ref.lastIndexOf('/') + 1));
            if (model != null) OpenApiNulls.mark(model, type.getRawClass());
        }
        return resolved;
    }

    private static Schema<?> constants(Class<?> type) {
        List<Object> names = new ArrayList<>();
        for (Object constant : type.getEnumConstants())
            names.add(Json.tree(constant).asText());
        Schema<Object> schema = text();
        schema.setEnum(names);
        return schema;
    }

    /** With the type said twice: what is without the first is taken for an object where the schema is used with annotations. */
    private static Schema<Object> text() {
        JsonSchema schema = new JsonSchema();
        schema.setType("string");
        schema.types(Set.of("string"));
        return schema;
    }
}
