package dev.cohort.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;

/** Gives answers their status, {@code Location} and {@code ETag}, and keeps them out of shared caches. */
@Provider
public class AnswerFilter implements ContainerResponseFilter {
    private static final Annotation[] NONE = {};

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("X-Content-Type-Options", "nosniff");
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!response.hasEntity()) return;
        Object entity = response.getEntity();
        if (entity instanceof Created<?> || entity instanceof Accepted<?>) {
            Answer answer =
                    Answer.of(entity, request.getUriInfo().getRequestUri().getRawPath());
            response.setStatus(answer.status());
            response.setEntity(answer.body(), NONE, MediaType.APPLICATION_JSON_TYPE);
            if (answer.location() != null) headers.putSingle(HttpHeaders.LOCATION, answer.location());
            entity = answer.body();
        }
        String etag = Answer.etag(entity);
        if (etag != null && !headers.containsKey(HttpHeaders.ETAG)) headers.putSingle(HttpHeaders.ETAG, etag);
    }
}
