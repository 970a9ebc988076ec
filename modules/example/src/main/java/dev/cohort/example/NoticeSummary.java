package dev.cohort.example;

import dev.cohort.rest.Versioned;
import java.time.Instant;
import java.util.UUID;

/** A notice as it is read. */
public record NoticeSummary(UUID id, String text, Instant postedAt, int version) implements Versioned {}
