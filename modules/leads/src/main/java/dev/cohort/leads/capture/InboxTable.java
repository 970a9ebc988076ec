package dev.cohort.leads.capture;

import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.request.Context;
import dev.cohort.rest.Json;
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
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of the inbox; every method runs in the caller's transaction. */
@ApplicationScoped
class InboxTable {
    private static final int MOST_REASON = 2_000;
    private static final int MOST_SENDER = 300;

    private static final String KEEP = """
            insert into inbox (id, source, received_at, address, content_type, headers, body, sender, idempotency_key, state,
                due_at)
            values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
            on conflict (source, idempotency_key) where idempotency_key is not null do nothing
            """;
    private static final String BY_KEY =
            "select id, source, body, state from inbox where source = ? and idempotency_key = ?";

    // Whoever takes it first has it; the others wait, and then see what has become of it.
    private static final String LOCK = """
            select id, source, coalesce(corrected, body) as body, corrected is not null as corrected, state, attempts,
                idempotency_key, received_at
            from inbox where id = ?
            for update
            """;
    private static final String SETTLE = """
            update inbox
            set state = ?, reason_code = ?, reason = ?, lead_id = ?, sender = coalesce(?, sender), settled_at = ?, due_at = null,
                version = version + 1
            where id = ?
            """;
    private static final String POSTPONE = """
            update inbox set attempts = attempts + 1, reason_code = 'broken', reason = ?, due_at = ?
            where id = ? and state = 'RECEIVED'
            """;
    private static final String REOPEN = """
            update inbox
            set state = 'RECEIVED', corrected = coalesce(?, corrected), reason_code = null, reason = null, attempts = 0,
                settled_at = null, due_at = ?, version = version + 1
            where id = ?
            """;
    private static final String DUE = """
            select id from inbox where state = 'RECEIVED' and due_at <= ? order by due_at, id limit ?
            """;

    private final TenantTransaction transaction;
    private final Clock clock;

    @Inject
    InboxTable(TenantTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A payload as it stands here. */
    record Kept(UUID id, String source, String body, InboxState state) {}

    /** A payload that nobody else takes until the running transaction ends. */
    record Locked(
            UUID id,
            String source,
            String body,
            boolean corrected,
            InboxState state,
            int attempts,
            @Nullable String idempotencyKey,
            Instant receivedAt) {}

    /** Keeps it under a new id; empty when its sender's key stands here already. */
    Optional<UUID> keep(Arrival arrival, String sender, InboxState state) {
        UUID id = Ids.next();
        int kept = handle().execute(
                        KEEP,
                        id,
                        arrival.source(),
                        now(),
                        Context.current().address(),
                        arrival.contentType(),
                        Json.tree(arrival.headers()).toString(),
                        // PostgreSQL keeps no NUL in a text.
                        arrival.body().replace("\0", "\uFFFD"),
                        cut(sender, MOST_SENDER),
                        arrival.idempotencyKey(),
                        state.name(),
                        state == InboxState.RECEIVED ? now() : null);
        return kept == 1 ? Optional.of(id) : Optional.empty();
    }

    Kept byKey(String source, @Nullable String key) {
        return handle().select(BY_KEY, source, key).mapTo(Kept.class).one();
    }

    /** Frees the key of a payload that came to nothing, for its sender's next attempt. */
    void forgetKey(UUID id) {
        handle().execute("update inbox set idempotency_key = null where id = ?", id);
    }

    Optional<Locked> lock(UUID id) {
        return handle().select(LOCK, id).mapTo(Locked.class).findOne();
    }

    void settle(UUID id, InboxState state, @Nullable String code, @Nullable String reason, @Nullable UUID lead) {
        settle(id, state, code, reason, lead, null);
    }

    void settle(
            UUID id,
            InboxState state,
            @Nullable String code,
            @Nullable String reason,
            @Nullable UUID lead,
            @Nullable String sender) {
        handle().execute(
                        SETTLE,
                        state.name(),
                        code,
                        reason == null ? null : cut(reason, MOST_REASON),
                        lead,
                        sender == null ? null : cut(sender, MOST_SENDER),
                        now(),
                        id);
    }

    /** It is to be tried again, after a while. */
    void postpone(UUID id, String reason, Duration pause) {
        handle().execute(
                        POSTPONE,
                        cut(reason, MOST_REASON),
                        at(Instant.now(clock).plus(pause)),
                        id);
    }

    /** It is to be taken once more. */
    void reopen(UUID id, @Nullable String corrected) {
        handle().execute(REOPEN, corrected, now(), id);
    }

    /** Those that wait since so long that whoever was to take them has been lost. */
    List<UUID> leftBehind(Duration since, int most) {
        return handle().select(DUE, at(Instant.now(clock).minus(since)), most)
                .mapTo(UUID.class)
                .list();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private Handle handle() {
        return transaction.handle();
    }

    private OffsetDateTime now() {
        return at(Instant.now(clock));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
