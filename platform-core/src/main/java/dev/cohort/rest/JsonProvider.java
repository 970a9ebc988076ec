package dev.cohort.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.cohort.problem.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON in the dialect of {@link Json}; a text is taken as JSON already written. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, Patch.TYPE})
@Produces({MediaType.APPLICATION_JSON, ProblemWriter.TYPE})
public class JsonProvider implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    private static final ObjectWriter WRITER = Json.mapper().writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    private static final Set<Class<?>> RAW = Set.of(String.class, byte[].class, Form.class);

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return isJson(type);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return isJson(type);
    }

    private static boolean isJson(Class<?> type) {
        return !RAW.contains(type)
                && !InputStream.class.isAssignableFrom(type)
                && !StreamingOutput.class.isAssignableFrom(type)
                && !File.class.isAssignableFrom(type)
                && !EntityPart.class.isAssignableFrom(type)
                && !MultivaluedMap.class.isAssignableFrom(type);
    }

    @Override
    public @Nullable Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        if (Patch.class.equals(type)) return patch(generic, body);
        return read(body, generic);
    }

    private static Patch<?> patch(Type generic, InputStream body) {
        Type of = generic instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[0]
                : Object.class;
        return Patch.of(Json.mapper().constructType(of).getRawClass(), (JsonNode) read(body, JsonNode.class));
    }

    /** Reads one value; the faults of the text become a 400 that names them. */
    static Object read(InputStream body, Type type) {
        try {
            Object value =
                    Json.mapper().readerFor(Json.mapper().constructType(type)).readValue(body);
            if (value == null || value instanceof JsonNode tree && tree.isMissingNode())
                throw Problem.malformed("body-missing");
            return value;
        } catch (IOException e) {
            throw isEmpty(e) ? Problem.malformed("body-missing").causedBy(e) : JsonFaults.of(e);
        }
    }

    private static boolean isEmpty(IOException fault) {
        return fault instanceof com.fasterxml.jackson.databind.exc.MismatchedInputException mismatch
                && mismatch.getPath().isEmpty()
                && String.valueOf(mismatch.getOriginalMessage()).startsWith("No content");
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        WRITER.writeValue(out, value);
    }
}
