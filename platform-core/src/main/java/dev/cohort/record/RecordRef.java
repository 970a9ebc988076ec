package dev.cohort.record;

import java.util.UUID;

/** A record by its kind, id and name, with the path of its page. */
public record RecordRef(String type, UUID id, String title, String path) {}
