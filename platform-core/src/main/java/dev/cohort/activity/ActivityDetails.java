package dev.cohort.activity;

import dev.cohort.record.RecordRef;
import dev.cohort.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done.
 *
 * @param actor who did it, by name
 * @param changedAt later than {@code createdAt} for a note that was reworded
 */
public record ActivityDetails(
        UUID id,
        ActivityKind kind,
        @Nullable Direction direction,
        @Nullable String subject,
        @Nullable String body,
        @Nullable Outcome outcome,
        @Nullable Integer durationMinutes,
        Instant happenedAt,
        RecordRef record,
        @Nullable UUID personId,
        @Nullable UUID memberId,
        String actor,
        Instant createdAt,
        Instant changedAt,
        int version)
        implements Versioned {}
