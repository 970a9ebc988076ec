package dev.cohort.privacy;

/**
 * What an erasure reaches in one table.
 *
 * @param section as it is read, {@code personal.SECTION} of the bundles
 * @param rows how many of its rows are about the person
 */
public record ErasedRows(String section, String table, long rows) {}
