package dev.cohort.merge;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A merge that stands.
 *
 * @param personId who stayed
 * @param goneId who has become them
 * @param goneName how that one was called
 * @param mergedBy who has merged them; null for the system
 * @param undoable that it can be taken back: not where the one who stayed has become somebody else since, or is gone
 */
public record DoneMerge(
        UUID mergeId,
        UUID personId,
        UUID goneId,
        String goneName,
        Instant mergedAt,
        @Nullable String mergedBy,
        boolean undoable) {}
