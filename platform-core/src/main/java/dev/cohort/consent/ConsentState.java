package dev.cohort.consent;

/** What somebody has said of a purpose. */
public enum ConsentState {
    GIVEN,
    WITHDRAWN,
    /** Nothing yet. */
    UNKNOWN
}
