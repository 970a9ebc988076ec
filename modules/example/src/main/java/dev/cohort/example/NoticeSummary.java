package dev.cohort.example;

import dev.cohort.rest.Versioned;
import java.time.Instant;
import java.util.UUID;

/**
 * A notice as it is read.
 *
 * @param announced whether the observer has heard of it
 */
public record NoticeSummary(UUID id, String text, Instant postedAt, boolean announced, int version)
        implements Versioned {}
