package dev.cohort.privacy;

/** A kind of record that goes by itself after a while, since nobody stands behind it yet. */
public interface RetentionOfRows extends RetentionKind {

    /** The rows of a scope. */
    Rows rows(String scope);

    /**
     * Rows with an {@code id}, in SQL made of constants.
     *
     * @param due the condition under which they go; knows {@code :before}, the instant before which they came
     * @param blanks what is set where they are made nameless
     * @param told the condition that a row still tells somebody's name
     */
    record Rows(String table, String due, String blanks, String told) {}
}
