package dev.cohort.event;

import dev.cohort.request.RequestContext;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event on its way, written with the change that caused it. An entity, so that it goes out in the change's batch. */
@Entity
@Table(name = "event_outbox")
public class OutboxEvent {
    @Id
    private UUID id;

    private String name;

    @Column(name = "order_key")
    private @Nullable String orderKey;

    @Column(columnDefinition = "jsonb")
    private String payload;

    @Column(name = "member_id")
    private @Nullable UUID memberId;

    @Column(name = "request_id")
    private String requestId;

    @Column(name = "occurred_at")
    private Instant occurredAt;

    private String state;

    @Column(name = "due_at")
    private Instant dueAt;

    protected OutboxEvent() {}

    OutboxEvent(UUID id, String name, @Nullable String orderKey, String payload, RequestContext context, Instant now) {
        this.id = id;
        this.name = name;
        this.orderKey = orderKey;
        this.payload = payload;
        this.memberId = context.caller().id();
        this.requestId = context.requestId();
        this.occurredAt = now;
        this.state = "PENDING";
        this.dueAt = now;
    }
}
