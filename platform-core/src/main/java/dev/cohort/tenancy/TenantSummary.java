package dev.cohort.tenancy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as the vendor sees it.
 *
 * @param failure why it is on maintenance, or at which step its provisioning stopped
 */
public record TenantSummary(
        UUID id,
        String slug,
        String name,
        TenantStatus status,
        String ownerEmail,
        List<String> modules,
        String url,
        Instant createdAt,
        String coreVersion,
        @Nullable String failure) {}
