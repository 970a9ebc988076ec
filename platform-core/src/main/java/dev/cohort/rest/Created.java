package dev.cohort.rest;

import java.util.UUID;

/**
 * The answer to a creation: 201 with {@code Location} and the record.
 *
 * @param location absolute path, or one relative to the request's
 */
public record Created<T>(String location, T body) {

    /** The record stands at the request's path followed by its id. */
    public static <T> Created<T> of(UUID id, T body) {
        return new Created<>(id.toString(), body);
    }

    /** The same for a record that is known by a name. */
    public static <T> Created<T> of(String name, T body) {
        return new Created<>(name, body);
    }
}
