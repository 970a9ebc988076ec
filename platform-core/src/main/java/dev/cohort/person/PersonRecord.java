package dev.cohort.person;

import java.time.Instant;
import java.util.UUID;

/**
 * A record that makes a person something to the centre.
 *
 * @param type its kind, such as {@code lead}
 * @param path of its page
 * @param status where it stands, in the caller's language
 * @param open whether something is still to come of it
 */
public record PersonRecord(
        UUID personId, String type, UUID id, String title, String path, String status, boolean open, Instant since) {}
