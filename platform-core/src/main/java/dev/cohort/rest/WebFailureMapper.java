package dev.cohort.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what JAX-RS itself refuses: no such path, method, or media type. */
@Provider
public class WebFailureMapper implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException failure) {
        Response given = failure.getResponse();
        // A replayed answer, a redirect, an answer to OPTIONS: no failures at all.
        if (given.getStatus() < 400 || failure instanceof Replay) return given;
        Response response = ProblemResponses.of(failure);
        String allowed = given.getHeaderString(HttpHeaders.ALLOW);
        return allowed == null
                ? response
                : Response.fromResponse(response)
                        .header(HttpHeaders.ALLOW, allowed)
                        .build();
    }
}
