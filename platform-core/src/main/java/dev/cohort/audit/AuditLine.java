package dev.cohort.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the audit as it is read. */
public record AuditLine(
        UUID id,
        Instant at,
        @Nullable UUID memberId,
        String actor,
        String door,
        String address,
        String action,
        String record,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        @Nullable String reason,
        String requestId) {}
