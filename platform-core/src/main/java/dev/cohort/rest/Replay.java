package dev.cohort.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** Carries a stored answer past a resource method whose return type is another. */
final class Replay extends WebApplicationException {
    private static final long serialVersionUID = 1L;

    Replay(Response response) {
        super(response);
    }
}
