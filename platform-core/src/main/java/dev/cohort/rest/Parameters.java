package dev.cohort.rest;

import dev.cohort.problem.Problem;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads parameters by the rules of {@link ListField}: a bad one in the path is no path, elsewhere a 400 that names it. */
@Provider
public class Parameters implements ParamConverterProvider {
    private static final Map<Class<?>, Class<?>> PRIMITIVES =
            Map.of(int.class, Integer.class, long.class, Long.class, boolean.class, Boolean.class);
    private static final Set<Class<?>> TYPES = Set.of(
            Integer.class,
            Long.class,
            Boolean.class,
            BigDecimal.class,
            UUID.class,
            Instant.class,
            LocalDate.class,
            LocalTime.class);

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> raw, Type generic, Annotation[] annotations) {
        Class<?> type = PRIMITIVES.getOrDefault(raw, raw);
        if (!TYPES.contains(type) && !type.isEnum()) return null;
        ListField field = new ListField(name(annotations), "", type, Set.of());
        return (ParamConverter<T>) new Converter(field, raw.isPrimitive(), isPath(annotations));
    }

    private static String name(Annotation[] annotations) {
        for (Annotation each : annotations) {
            if (each instanceof QueryParam query) return query.value();
            if (each instanceof PathParam path) return path.value();
            if (each instanceof HeaderParam header) return header.value();
        }
        return "parameter";
    }

    private static boolean isPath(Annotation[] annotations) {
        for (Annotation each : annotations) if (each instanceof PathParam) return true;
        return false;
    }

    private record Converter(ListField field, boolean primitive, boolean path) implements ParamConverter<Object> {
        @Override
        public @Nullable Object fromString(@Nullable String text) {
            if (text == null || text.isEmpty() && !path) return primitive ? zero() : null;
            try {
                return value(text);
            } catch (Problem e) {
                if (path) throw new NotFoundException(e.code(), Problem.of(404, "no-such-path"));
                throw new BadRequestException(e.code(), e);
            }
        }

        private Object value(String text) {
            Object value = field.parse(text);
            if (field.type().isEnum()) return constant(String.valueOf(value));
            return value instanceof java.time.OffsetDateTime time ? time.toInstant() : value;
        }

        private Object constant(String name) {
            for (Object each : field.type().getEnumConstants())
                if (((Enum<?>) each).name().equals(name)) return each;
            throw new IllegalStateException("No constant " + name);
        }

        private Object zero() {
            if (field.type() == Boolean.class) return false;
            return field.type() == Long.class ? (Object) 0L : (Object) 0;
        }

        @Override
        public String toString(Object value) {
            return String.valueOf(value);
        }
    }
}
