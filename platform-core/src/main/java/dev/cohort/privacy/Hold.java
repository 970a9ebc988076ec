package dev.cohort.privacy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A legal hold: while it stands, the person is neither erased nor forgotten by a policy. */
public record Hold(
        UUID id,
        UUID personId,
        @Nullable String personName,
        String reason,
        String by,
        Instant since,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {}
