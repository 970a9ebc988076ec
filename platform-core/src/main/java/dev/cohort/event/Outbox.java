package dev.cohort.event;

import dev.cohort.persistence.TenantTransaction;
import dev.cohort.work.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The SQL of the outbox; every method runs in the caller's transaction, on the schema of the tenant at hand. */
@ApplicationScoped
class Outbox {
    /** How long a claim holds; a node that was killed loses its events after this. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final int ATTEMPTS = 10;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    // Of events with the same key only the first that is left can be claimed: it has to be gone before the next one is
    // seen, on whatever node, so that their order holds without any lock.
    private static final String CLAIM = """
            with due as materialized (
                select e.id from event_outbox e
                where e.state = 'PENDING' and e.due_at <= :now
                  and (e.claimed_until is null or e.claimed_until <= :now)
                  and (e.order_key is null or not exists (
                      select 1 from event_outbox earlier
                      where earlier.order_key = e.order_key and earlier.seq < e.seq and earlier.state = 'PENDING'))
                order by e.seq limit :limit
                for update skip locked
            )
            update event_outbox o set claimed_by = :node, claimed_until = :until, attempts = attempts + 1
            from due where o.id = due.id
            returning o.id, o.seq, o.name, o.order_key, o.payload::text as payload, o.member_id, o.occurred_at, o.attempts
            """;

    private final TenantTransaction transaction;
    private final Clock clock;

    @Inject
    Outbox(TenantTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /** An event that this node delivers now. */
    record Claimed(
            UUID id,
            long seq,
            String name,
            @Nullable String orderKey,
            String payload,
            @Nullable UUID memberId,
            Instant occurredAt,
            int attempts) {}

    List<Claimed> claim(int limit) {
        Instant now = Instant.now(clock);
        return transaction
                .handle()
                .createQuery(CLAIM)
                .bind("now", at(now))
                .bind("until", at(now.plus(LEASE)))
                .bind("node", Node.name())
                .bind("limit", limit)
                .mapTo(Claimed.class)
                .list()
                .stream()
                .sorted(java.util.Comparator.comparingLong(Claimed::seq))
                .toList();
    }

    /** Notes that this observer has the event; false if it had it before. Stands or falls with the observer's own work. */
    boolean take(UUID eventId, String observer) {
        return transaction
                        .handle()
                        .createUpdate("""
                                insert into event_delivery (event_id, observer, delivered_at)
                                select id, :observer, :now from event_outbox where id = :id
                                on conflict do nothing
                                """)
                        .bind("id", eventId)
                        .bind("observer", observer)
                        .bind("now", at(Instant.now(clock)))
                        .execute()
                == 1;
    }

    /** The event has reached everybody. */
    void delivered(List<UUID> eventIds) {
        if (eventIds.isEmpty()) return;
        transaction
                .handle()
                .createUpdate("delete from event_outbox where id = any(:ids)")
                .bindArray("ids", UUID.class, eventIds)
                .execute();
    }

    /** Puts the event back for another attempt, or gives it up; says when it is due again. */
    Optional<Instant> failed(Claimed event, String reason) {
        boolean dead = event.attempts() >= ATTEMPTS;
        Instant due = Instant.now(clock).plus(pauseAfter(event.attempts()));
        transaction
                .handle()
                .createUpdate("""
                        update event_outbox
                        set state = :state, due_at = :due, failure = :reason, claimed_by = null, claimed_until = null
                        where id = :id and claimed_by = :node and attempts = :attempts
                        """)
                .bind("state", dead ? "DEAD" : "PENDING")
                .bind("due", at(due))
                .bind("reason", reason)
                .bind("id", event.id())
                .bind("node", Node.name())
                .bind("attempts", event.attempts())
                .execute();
        return dead ? Optional.empty() : Optional.of(due);
    }

    /** Whether anything can be delivered now. */
    boolean hasDue() {
        return transaction
                .handle()
                .createQuery("""
                        select exists (select 1 from event_outbox where state = 'PENDING' and due_at <= :now
                            and (claimed_until is null or claimed_until <= :now))
                        """)
                .bind("now", at(Instant.now(clock)))
                .mapTo(Boolean.class)
                .one();
    }

    /** Lets go of what this node had claimed before it was stopped. */
    void release() {
        transaction.handle().createUpdate("""
                        update event_outbox set claimed_by = null, claimed_until = null
                        where state = 'PENDING' and claimed_by = :node
                        """).bind("node", Node.name()).execute();
    }

    static Duration pauseAfter(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
