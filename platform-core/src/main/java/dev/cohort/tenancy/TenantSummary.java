package dev.cohort.tenancy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as the vendor sees it.
 *
 * @param failure why it is on maintenance, or where its provisioning or removal stopped
 * @param exportedAt which moment the last export shows
 * @param archivedAt when it was closed
 * @param deleteAfter when it is removed for good, if it is closed
 * @param removedAt when it was removed; nothing but this row is left
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
        @Nullable String failure,
        @Nullable Instant exportedAt,
        @Nullable Instant archivedAt,
        @Nullable Instant deleteAfter,
        @Nullable Instant removedAt) {}
