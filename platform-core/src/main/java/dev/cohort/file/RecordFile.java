package dev.cohort.file;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file on a record.
 *
 * @param size in bytes
 * @param scanned whether a virus scanner has looked at it; there is none by default
 */
public record RecordFile(
        UUID id,
        String recordType,
        UUID recordId,
        String name,
        String mediaType,
        long size,
        String sha256,
        boolean scanned,
        @Nullable UUID memberId,
        String actorName,
        Instant createdAt) {}
