package dev.cohort.file;

/** A file that passed the rules: its name without a path, and what it is by its ending. */
public record CheckedFile(String name, String mediaType, byte[] content) {}
