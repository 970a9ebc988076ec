package dev.cohort.message;

import java.util.UUID;

/** A file of a message: {@code GET /messages/{id}/files/{file}}. */
public record MessageFile(UUID id, String name, String mediaType, int size) {}
