package dev.cohort.branch;

import dev.cohort.rest.Versioned;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A branch as it is read; see {@link BranchFields}. */
public record BranchDetails(
        UUID id,
        String name,
        String timeZone,
        String region,
        @Nullable String address,
        @Nullable String phone,
        List<OpenHours> workingHours,
        boolean active,
        Instant createdAt,
        Instant changedAt,
        int version)
        implements Versioned {

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }
}
