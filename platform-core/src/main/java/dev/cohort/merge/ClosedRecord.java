package dev.cohort.merge;

import java.util.UUID;

/**
 * A record that went into another one with its person.
 *
 * @param record its kind
 * @param into of the same kind, the one that goes on
 */
public record ClosedRecord(String record, UUID id, String title, UUID into, String intoTitle) {}
