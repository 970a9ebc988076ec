package dev.cohort.message;

import dev.cohort.activity.Direction;
import dev.cohort.persistence.Ids;
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
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The SQL of messages; every method runs in the caller's transaction. */
@ApplicationScoped
class MessageTable {
    /** How long a claim holds: longer than any provider is waited for. */
    static final Duration LEASE = Duration.ofMinutes(3);

    private static final int LONGEST_DETAIL = 1000;
    private static final String COLUMNS = """
            id, direction, channel, purpose, status, urgent, person_id, record_type, record_id, address, address_name,
            subject, body_text, body_html, template_id, variables::text as variables, thread_id, reply_to_id, message_id,
            provider_id, due_at, attempts, reason, reason_detail, member_id, actor_name, created_at, sent_at, version,
            branch_id, language
            """;
    private static final String INSERT = """
            insert into message (id, direction, channel, purpose, status, urgent, person_id, record_type, record_id, address,
                address_name, subject, body_text, body_html, template_id, variables, thread_id, reply_to_id, message_id,
                provider_id, dedup_key, not_before, due_at, reason, member_id, actor_name, created_at, sent_at, settled_at,
                changed_at, branch_id, language)
            values (:id, :direction, :channel, :purpose, :status, :urgent, :personId, :recordType, :recordId, :address,
                :addressName, :subject, :bodyText, :bodyHtml, :templateId, :variables::jsonb, :threadId, :replyToId,
                :messageId, :providerId, :dedupKey, :notBefore, :dueAt, :reason, :memberId, :actorName, :createdAt, :sentAt,
                case when :status = 'SUPPRESSED' then :createdAt end, :createdAt, :branchId, :language)
            on conflict (dedup_key) do nothing
            """;

    // One at a time: what a provider makes us wait for must not hold up the claims on others.
    private static final String CLAIM = """
            with due as materialized (
                select m.id from message m
                where m.status = 'QUEUED' and m.due_at <= :now and (m.claimed_until is null or m.claimed_until <= :now)
                order by m.due_at, m.id limit 1
                for update skip locked
            )
            update message o set claimed_by = :node, claimed_until = :until, attempts = attempts + 1
            from due where o.id = due.id
            returning\s""" + "o." + COLUMNS.strip().replaceAll(",\\s+", ", o.");
    private static final String FENCE =
            " where id = :id and status = 'QUEUED' and claimed_by = :node and attempts = :attempts";

    private final TenantTransaction transaction;
    private final Clock clock;

    @Inject
    MessageTable(TenantTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A message as it is kept. */
    record Row(
            UUID id,
            Direction direction,
            String channel,
            String purpose,
            MessageStatus status,
            boolean urgent,
            @Nullable UUID personId,
            @Nullable String recordType,
            @Nullable UUID recordId,
            String address,
            @Nullable String addressName,
            @Nullable String subject,
            String bodyText,
            @Nullable String bodyHtml,
            @Nullable UUID templateId,
            String variables,
            UUID threadId,
            @Nullable UUID replyToId,
            String messageId,
            @Nullable String providerId,
            Instant dueAt,
            int attempts,
            @Nullable String reason,
            @Nullable String reasonDetail,
            @Nullable UUID memberId,
            String actorName,
            Instant createdAt,
            @Nullable Instant sentAt,
            int version,
            @Nullable UUID branchId,
            @Nullable String language) {

        MessageStatusChanged now(MessageStatus status) {
            return new MessageStatusChanged(id, channel, status, purpose, personId, recordType, recordId);
        }
    }

    /** Writes it; false when there already is one with its key against duplicates. */
    boolean insert(Row row, @Nullable String dedupKey, @Nullable Instant notBefore) {
        return transaction
                        .handle()
                        .createUpdate(INSERT)
                        .bind("id", row.id())
                        .bind("direction", row.direction())
                        .bind("channel", row.channel())
                        .bind("purpose", row.purpose())
                        .bind("status", row.status())
                        .bind("urgent", row.urgent())
                        .bind("personId", row.personId())
                        .bind("recordType", row.recordType())
                        .bind("recordId", row.recordId())
                        .bind("address", row.address())
                        .bind("addressName", row.addressName())
                        .bind("subject", row.subject())
                        .bind("bodyText", row.bodyText())
                        .bind("bodyHtml", row.bodyHtml())
                        .bind("templateId", row.templateId())
                        .bind("variables", row.variables())
                        .bind("threadId", row.threadId())
                        .bind("replyToId", row.replyToId())
                        .bind("messageId", row.messageId())
                        .bind("providerId", row.providerId())
                        .bind("reason", row.reason())
                        .bind("memberId", row.memberId())
                        .bind("actorName", row.actorName())
                        .bind("branchId", row.branchId())
                        .bind("language", row.language())
                        .bind("dueAt", at(row.dueAt()))
                        .bind("createdAt", at(row.createdAt()))
                        .bind("sentAt", row.sentAt() == null ? null : at(row.sentAt()))
                        .bind("notBefore", notBefore == null ? null : at(notBefore))
                        .bind("dedupKey", dedupKey)
                        .execute()
                == 1;
    }

    void attach(UUID messageId, List<Attachment> attachments) {
        for (Attachment each : attachments)
            transaction
                    .handle()
                    .createUpdate("""
                            insert into message_attachment (id, message_id, name, media_type, size, content)
                            values (:id, :message, :name, :type, :size, :content)
                            """)
                    .bind("id", Ids.next())
                    .bind("message", messageId)
                    .bind("name", each.name())
                    .bind("type", each.mediaType())
                    .bind("size", each.content().length)
                    .bind("content", each.content())
                    .execute();
    }

    List<Attachment> attachments(UUID messageId) {
        return transaction
                .handle()
                .createQuery(
                        "select name, media_type, content from message_attachment where message_id = :id order by id")
                .bind("id", messageId)
                .mapTo(Attachment.class)
                .list();
    }

    Optional<Row> find(UUID id) {
        return one("id = :value", id);
    }

    Optional<Row> ofKey(String dedupKey) {
        return one("dedup_key = :value", dedupKey);
    }

    Optional<Row> ofMessageId(String messageId) {
        return one("message_id = :value", messageId);
    }

    private Optional<Row> one(String condition, Object value) {
        return transaction
                .handle()
                .createQuery("select " + COLUMNS + " from message where " + condition)
                .bind("value", value)
                .mapTo(Row.class)
                .findOne();
    }

    /** The ids that name the messages of a thread before this one, the oldest first. */
    List<String> before(Row row) {
        return transaction
                .handle()
                .createQuery("""
                        select message_id from (
                            select message_id, created_at, id from message
                            where thread_id = :thread and created_at <= :at and id <> :id
                            order by created_at desc, id desc limit 20) earlier
                        order by created_at, id
                        """)
                .bind("thread", row.threadId())
                .bind("at", at(row.createdAt()))
                .bind("id", row.id())
                .mapTo(String.class)
                .list();
    }

    Optional<Row> claim() {
        Instant now = Instant.now(clock);
        return transaction
                .handle()
                .createQuery(CLAIM)
                .bind("now", at(now))
                .bind("until", at(now.plus(LEASE)))
                .bind("node", Node.name())
                .mapTo(Row.class)
                .findOne();
    }

    /** The provider has taken it; false when another node was faster. */
    boolean sent(Row row, String providerId) {
        return settle(
                row,
                "status = 'SENT', provider_id = :text, sent_at = :now, reason = null, reason_detail = null",
                "",
                providerId,
                Instant.now(clock));
    }

    /** It comes to nothing. */
    boolean ended(Row row, MessageStatus status, String reason, String detail) {
        return settle(
                row,
                "status = '" + status + "', settled_at = :now, reason = :reason, reason_detail = :text",
                reason,
                detail,
                Instant.now(clock));
    }

    /** It is tried again then. */
    boolean again(Row row, Instant then, String reason, String detail) {
        return settle(row, "due_at = :now, reason = :reason, reason_detail = :text", reason, detail, then);
    }

    /** It was not its time: the attempt does not count. */
    boolean postponed(Row row, Instant then, String reason) {
        return settle(row, "attempts = attempts - 1, due_at = :now, reason = :reason", reason, "", then);
    }

    private boolean settle(Row row, String set, String reason, String text, Instant moment) {
        var update = transaction
                .handle()
                .createUpdate("update message set " + set
                        + ", claimed_by = null, claimed_until = null, changed_at = :changed, version = version + 1"
                        + FENCE);
        if (set.contains(":reason")) update.bind("reason", reason);
        if (set.contains(":text")) update.bind("text", text.substring(0, Math.min(text.length(), LONGEST_DETAIL)));
        return update.bind("now", at(moment))
                        .bind("changed", at(Instant.now(clock)))
                        .bind("id", row.id())
                        .bind("node", Node.name())
                        .bind("attempts", row.attempts())
                        .execute()
                == 1;
    }

    /** Stops one that waits and that nobody is handing over at this moment. */
    boolean cancel(UUID id) {
        return transaction
                        .handle()
                        .createUpdate("""
                                update message set status = 'CANCELLED', settled_at = :now, changed_at = :now,
                                    version = version + 1
                                where id = :id and status = 'QUEUED' and (claimed_until is null or claimed_until <= :now)
                                """)
                        .bind("id", id)
                        .bind("now", at(Instant.now(clock)))
                        .execute()
                == 1;
    }

    /** Lines one up again that came to nothing. */
    boolean retry(UUID id) {
        return transaction
                        .handle()
                        .createUpdate("""
                                update message set status = 'QUEUED', attempts = 0, due_at = :now, settled_at = null,
                                    reason = null, reason_detail = null, changed_at = :now, version = version + 1
                                where id = :id and status in ('FAILED', 'CANCELLED', 'SUPPRESSED')
                                """)
                        .bind("id", id)
                        .bind("now", at(Instant.now(clock)))
                        .execute()
                == 1;
    }

    /** When the first of those that wait is due and free, if it is within this time. */
    Optional<Instant> nextDue(Duration within) {
        Query query = transaction.handle().createQuery("""
                select greatest(due_at, coalesce(claimed_until, due_at)) from message
                where status = 'QUEUED' and due_at <= :until order by 1 limit 1
                """);
        return query.bind("until", at(Instant.now(clock).plus(within)))
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(OffsetDateTime::toInstant);
    }

    /** Lets go of what this node had claimed before it was stopped. */
    void release() {
        transaction.handle().createUpdate("""
                        update message set claimed_by = null, claimed_until = null
                        where status = 'QUEUED' and claimed_by = :node
                        """).bind("node", Node.name()).execute();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
