package dev.cohort.message;

import java.time.Instant;

/** A link of a message that was followed, and when for the first time. */
public record MessageClick(String address, Instant clickedAt) {}
