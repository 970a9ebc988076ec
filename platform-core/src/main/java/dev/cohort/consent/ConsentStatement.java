package dev.cohort.consent;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody once said of a purpose, and what shows it. */
public record ConsentStatement(
        UUID id,
        UUID personId,
        String purpose,
        String channel,
        ConsentState state,
        Instant happenedAt,
        String source,
        @Nullable String proof,
        @Nullable String textVersion,
        @Nullable UUID memberId,
        String actor,
        Instant createdAt) {}
