package dev.cohort.leads.assignment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What rules look at of a lead. */
public record AssignmentFacts(
        String source,
        @Nullable String interest,
        @Nullable UUID branchId,
        @Nullable String language,
        @Nullable String city,
        int score,
        Instant arrivedAt) {}
