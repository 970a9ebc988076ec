package dev.cohort.organization;

import dev.cohort.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organization.
 *
 * @param domain of its website, without {@code www.}
 * @param phone as typed
 * @param people how many belong to it
 */
public record OrganizationDetails(
        UUID id,
        int version,
        String name,
        @Nullable String website,
        @Nullable String domain,
        @Nullable String phone,
        @Nullable String phoneE164,
        @Nullable String email,
        @Nullable String city,
        @Nullable String country,
        @Nullable String notes,
        long people,
        Instant createdAt,
        Instant changedAt)
        implements Versioned {}
