package dev.cohort.organization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organization.
 *
 * @param domain of its website, without {@code www.}
 * @param phone as typed
 * @param customFields an object of the tenant's own fields
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
        JsonNode customFields,
        long people,
        Instant createdAt,
        Instant changedAt)
        implements Versioned {}
