package dev.cohort.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What a resource method's result means in HTTP: status, headers, body. */
record Answer(
        int status,
        @Nullable String location,
        @Nullable String etag,
        @Nullable Object body) {

    /** An answer as it is kept, its body written out as JSON. */
    record Stored(
            int status,
            @Nullable String location,
            @Nullable String etag,
            @Nullable String body) {}

    static Answer of(@Nullable Object result, String path) {
        return switch (result) {
            case null -> new Answer(204, null, null, null);
            case Created<?> created ->
                new Answer(201, absolute(path, created.location()), etag(created.body()), created.body());
            case Accepted<?> accepted ->
                new Answer(202, absolute(path, accepted.location()), etag(accepted.body()), accepted.body());
            case Response response ->
                new Answer(
                        response.getStatus(),
                        response.getHeaderString(HttpHeaders.LOCATION),
                        response.getHeaderString(HttpHeaders.ETAG),
                        response.getEntity());
            default -> new Answer(200, null, etag(result), result);
        };
    }

    Stored stored() {
        try {
            String text = body == null || body instanceof String
                    ? (String) body
                    : Json.mapper().writeValueAsString(body);
            return new Stored(status, location, etag, text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer cannot be kept", e);
        }
    }

    static @Nullable String etag(@Nullable Object body) {
        return body instanceof Versioned versioned ? Versioned.etag(versioned.version()) : null;
    }

    /** A relative location stands below the request's own path. */
    private static String absolute(String path, String location) {
        return location.startsWith("/")
                ? location
                : URI.create(path.endsWith("/") ? path : path + "/")
                        .resolve(location)
                        .toString();
    }
}
