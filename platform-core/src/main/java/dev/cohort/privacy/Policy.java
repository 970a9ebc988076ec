package dev.cohort.privacy;

import dev.cohort.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule for how long people are kept, as it is read; see {@link PolicyFields}.
 *
 * @param lastRun when it last forgot somebody
 * @param forgotten how many people it has forgotten so far
 */
public record Policy(
        UUID id,
        String recordType,
        String scope,
        int afterDays,
        PolicyAction action,
        boolean active,
        @Nullable Instant lastRun,
        long forgotten,
        Instant createdAt,
        Instant changedAt,
        int version)
        implements Versioned {

    PolicyFields fields() {
        return new PolicyFields(recordType, scope, afterDays, action, active);
    }
}
