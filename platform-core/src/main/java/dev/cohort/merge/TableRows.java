package dev.cohort.merge;

/** How many rows of a table. */
public record TableRows(String table, long rows) {}
