package dev.cohort.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who was forgotten, or who would be.
 *
 * @param id null for one that was only tried
 * @param why the reason that was given, or the policy's name
 */
public record Erasure(
        @Nullable UUID id,
        UUID personId,
        boolean dryRun,
        @Nullable String why,
        @Nullable String by,
        Instant at,
        List<ErasedRows> reached) {

    public long rows() {
        return reached.stream().mapToLong(ErasedRows::rows).sum();
    }
}
