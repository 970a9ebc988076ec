package dev.cohort.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** The query parameters that every list takes; anything else in the query is a filter on a field. */
public class ListParameters {
    @Context
    private UriInfo uri;

    @SuppressWarnings("NullAway.Init") // JAX-RS fills the field
    public ListParameters() {}

    /** @param own query parameters that are the resource's and no filters */
    public ListQuery query(String... own) {
        return ListQuery.parse(uri.getQueryParameters(), Set.of(own));
    }
}
