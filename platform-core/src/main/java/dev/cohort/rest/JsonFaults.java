package dev.cohort.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.cohort.problem.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says in the caller's terms what is wrong with a JSON text: where it breaks, which field is unknown or of a wrong type. */
public final class JsonFaults {
    private JsonFaults() {}

    static Problem of(IOException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) return problem;
            if (cause instanceof StreamConstraintsException)
                return Problem.malformed("json-limits").causedBy(fault);
            if (cause instanceof StreamReadException broken) return broken(broken);
        }
        return switch (fault) {
            case UnrecognizedPropertyException unknown -> unknown(unknown);
            case MismatchedInputException mismatch -> wrongType(mismatch);
            case JsonMappingException refused -> wrongType(path(refused), null, refused);
            case JsonProcessingException other -> broken(other);
            // Bytes that are no UTF-8, or a connection that broke off.
            default ->
                Problem.malformed("malformed-json")
                        .with("line", 0)
                        .with("column", 0)
                        .causedBy(fault);
        };
    }

    private static Problem broken(JsonProcessingException fault) {
        JsonLocation at = fault.getLocation();
        return Problem.malformed("malformed-json")
                .with("line", at == null ? 0 : at.getLineNr())
                .with("column", at == null ? 0 : at.getColumnNr())
                .causedBy(fault);
    }

    private static Problem unknown(UnrecognizedPropertyException fault) {
        return unknownField(path(fault)).causedBy(fault);
    }

    /** 400 for a name there is no field of. */
    public static Problem unknownField(String field) {
        return Problem.malformed("unknown-field").with("field", field).at(field, "unknown-field");
    }

    private static Problem wrongType(MismatchedInputException fault) {
        Class<?> wanted = fault.getTargetType();
        Problem problem = wrongType(path(fault), wanted, fault);
        if (fault instanceof InvalidFormatException && wanted != null && wanted.isEnum())
            problem.with("allowed", names(wanted));
        return problem;
    }

    private static Problem wrongType(String field, @Nullable Class<?> wanted, Throwable cause) {
        return wrongType(field, wanted).causedBy(cause);
    }

    static Problem wrongType(String field, @Nullable Class<?> wanted) {
        String name = field.isEmpty() ? "body" : field;
        String expected = wanted == null ? "value" : describe(wanted);
        return Problem.malformed("wrong-type")
                .with("field", name)
                .with("expected", expected)
                .at(name, "wrong-type", "expected", expected);
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> Json.tree(constant).asText())
                .toList();
    }

    /** The path as a script would write it: {@code marks[2].studentId}. */
    private static String path(JsonMappingException fault) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : fault.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String describe(Class<?> type) {
        if (CharSequence.class.isAssignableFrom(type)) return "text";
        if (type == boolean.class || type == Boolean.class) return "true or false";
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class)
            return "whole number";
        if (Number.class.isAssignableFrom(type) || type == BigDecimal.class || type == BigInteger.class)
            return "number";
        if (type == UUID.class) return "id";
        if (type == LocalDate.class) return "a date such as 2026-11-21";
        if (type == LocalTime.class) return "a time of day such as 18:30";
        if (Temporal.class.isAssignableFrom(type)) return "a moment such as 2026-11-21T18:30:00Z";
        if (type.isEnum()) return "one of " + String.join(", ", names(type));
        if (Collection.class.isAssignableFrom(type) || type.isArray()) return "list";
        if (Map.class.isAssignableFrom(type) || type.isRecord()) return "object";
        return "value";
    }
}
