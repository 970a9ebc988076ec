package dev.cohort.deleted;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that was taken out of sight.
 *
 * @param title what it is called
 * @param about what else tells it from others, such as an e-mail address
 * @param path where it stands once it is back, below the tenant's address
 * @param deletedBy who deleted it; null where the audit does not say
 */
public record DeletedRecord(
        UUID id,
        String recordType,
        String title,
        @Nullable String about,
        String path,
        Instant deletedAt,
        @Nullable String deletedBy) {}
