package dev.cohort.rest;

import dev.cohort.problem.Problem;

/** An answer that carries the version of its record; the version is sent as {@code ETag}. */
public interface Versioned {
    int version();

    /** The entity tag of a version, quotes included. */
    static String etag(int version) {
        return "\"" + version + "\"";
    }

    /**
     * Passes when the record still is as the caller saw it.
     *
     * @throws Problem 412 {@code stale-version}
     */
    static void check(int expected, int actual) {
        if (expected != IfMatch.ANY && expected != actual) throw Problem.stale().with("version", actual);
    }
}
