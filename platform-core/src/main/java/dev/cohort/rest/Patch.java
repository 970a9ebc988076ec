package dev.cohort.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.problem.Problem;

/**
 * The body of a change: a JSON merge patch (RFC 7396) to a record of type {@code T}.
 *
 * @param <T> the record of the fields that may be changed
 */
public final class Patch<T> {
    /** The media type of a merge patch. */
    public static final String TYPE = "application/merge-patch+json";

    private final Class<T> type;
    private final JsonNode changes;

    private Patch(Class<T> type, JsonNode changes) {
        this.type = type;
        this.changes = changes;
    }

    public static <T> Patch<T> of(Class<T> type, JsonNode changes) {
        if (!changes.isObject()) throw JsonFaults.wrongType("", Object.class);
        return new Patch<>(type, changes);
    }

    /**
     * The record with these changes made.
     *
     * @throws Problem 400 for an unknown field or a wrong type, 422 when the result breaks a constraint of the record
     */
    public T on(T current) {
        return Checks.valid(MergePatch.apply(current, changes, type));
    }

    /** Whether the patch names this field, be it to empty it. */
    public boolean touches(String field) {
        return changes.has(field);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    @Override
    public String toString() {
        return changes.toString();
    }
}
