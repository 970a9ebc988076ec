package dev.cohort.leads;

import java.time.Instant;

/**
 * A sign of interest.
 *
 * @param kind which, as the rules name it: {@code event-KIND}
 */
public record Sign(String kind, Instant at) {}
