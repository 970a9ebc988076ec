package dev.cohort.rest;

import java.util.UUID;

/**
 * The answer to work that goes on after it: 202 with {@code Location}, where to ask for its progress.
 *
 * @param location absolute path, or one relative to the request's
 */
public record Accepted<T>(String location, T body) {

    /** The progress stands at the request's path followed by the id. */
    public static <T> Accepted<T> of(UUID id, T body) {
        return new Accepted<>(id.toString(), body);
    }

    /** The same for a record that is known by a name. */
    public static <T> Accepted<T> of(String name, T body) {
        return new Accepted<>(name, body);
    }
}
