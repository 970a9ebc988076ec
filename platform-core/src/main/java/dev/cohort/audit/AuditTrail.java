package dev.cohort.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.rest.Json;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the audit. */
@ApplicationScoped
public class AuditTrail {
    private static final Listing<Row> LINES = Listing.of(Row.class)
            .select("""
                    a.id, a.occurred_at, a.member_id, a.actor_name, a.door, a.address, a.action, a.record_type,
                    a.record_id, a.before::text as before, a.after::text as after, a.reason, a.request_id
                    """)
            .from("audit_entry a")
            .id("a.id")
            .field("at", "a.occurred_at", Instant.class)
            .field("memberId", "a.member_id", UUID.class, Listing.Trait.NULLABLE)
            .field("action", "a.action", String.class)
            .field("recordType", "a.record_type", String.class)
            .field("recordId", "a.record_id", UUID.class, Listing.Trait.NULLABLE)
            .field("seq", "a.seq", Long.class)
            .sortedBy("-seq")
            .build();

    private final TenantTransaction transaction;

    @Inject
    AuditTrail(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** A row as the database has it. */
    public record Row(
            UUID id,
            Instant occurredAt,
            @Nullable UUID memberId,
            String actorName,
            String door,
            String address,
            String action,
            String recordType,
            @Nullable UUID recordId,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason,
            String requestId) {
        AuditLine line() {
            return new AuditLine(
                    id,
                    occurredAt,
                    memberId,
                    actorName,
                    door,
                    address,
                    action,
                    recordId == null ? recordType : recordType + ":" + recordId,
                    tree(before),
                    tree(after),
                    reason,
                    requestId);
        }

        private static @Nullable JsonNode tree(@Nullable String json) {
            try {
                return json == null ? null : Json.mapper().readTree(json);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("The database keeps JSON only", e);
            }
        }
    }

    /** Newest first unless asked otherwise. */
    @Transactional
    @RequiresPermission(CorePermissions.AUDIT_READ)
    public Page<AuditLine> list(ListQuery query) {
        return LINES.page(transaction.handle(), query).map(Row::line);
    }
}
