package dev.cohort.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.request.RequestContext;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the audit: written once, never changed. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {
    @Id
    private UUID id;

    @Column(name = "occurred_at")
    private Instant occurredAt;

    @Column(name = "member_id")
    private @Nullable UUID memberId;

    @Column(name = "actor_name")
    private String actorName;

    private String door;
    private String address;

    @Column(name = "request_id")
    private String requestId;

    private String action;

    @Column(name = "record_type")
    private String recordType;

    @Column(name = "record_id")
    private @Nullable UUID recordId;

    @Column(columnDefinition = "jsonb")
    private @Nullable String before;

    @Column(columnDefinition = "jsonb")
    private @Nullable String after;

    private @Nullable String reason;

    protected AuditEntry() {}

    AuditEntry(
            UUID id,
            Instant occurredAt,
            RequestContext context,
            String action,
            String recordType,
            @Nullable UUID recordId,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            @Nullable String reason) {
        this.id = id;
        this.occurredAt = occurredAt;
        this.memberId = context.caller().id();
        this.actorName = context.caller().name();
        this.door = context.door();
        this.address = context.address();
        this.requestId = context.requestId();
        this.action = action;
        this.recordType = recordType;
        this.recordId = recordId;
        this.before = before == null ? null : before.toString();
        this.after = after == null ? null : after.toString();
        this.reason = reason;
    }
}
