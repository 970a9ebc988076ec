package dev.cohort.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of long work, as its tenant sees it.
 *
 * @param progress how many steps of {@code total} are done, in whatever the job counts
 * @param failure stable code of what went wrong
 * @param memberId who started it; null for the system
 * @param attempts how often it was started, more than once after a server went away
 */
public record Job(
        UUID id,
        String kind,
        JobState state,
        long progress,
        @Nullable Long total,
        @Nullable String message,
        @Nullable JsonNode result,
        @Nullable String failure,
        @Nullable UUID memberId,
        int attempts,
        boolean cancelRequested,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}
