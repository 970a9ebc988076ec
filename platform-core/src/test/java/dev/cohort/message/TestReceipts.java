package dev.cohort.message;

import dev.cohort.event.TestEvents;
import dev.cohort.module.TestContributions;
import dev.cohort.notification.TestNotices;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.record.TestRecords;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Real receipts on the database for tests, and messages that wait for them. */
public final class TestReceipts {
    private TestReceipts() {}

    /** @param contributed what takes up forms that come in */
    public static Receipts on(TestDatabase db, Clock clock, Object... contributed) {
        return new Receipts(
                db.transaction(),
                new MessageTable(db.transaction(), clock),
                TestRecords.with(TestContributions.none()),
                TestNotices.on(db, clock),
                TestEvents.on(db),
                TestContributions.of(contributed),
                clock);
    }

    /** A message that was sent; within a transaction. */
    public static UUID sent(TestDatabase db, UUID personId, UUID memberId, String messageId, Instant at) {
        UUID id = Ids.next();
        db.transaction()
                .handle()
                .createUpdate("""
                        insert into message (id, direction, channel, purpose, status, person_id, record_type, record_id, address,
                            body_text, thread_id, message_id, due_at, member_id, actor_name, created_at, changed_at)
                        values (:id, 'OUT', 'email', 'service', 'SENT', :person, 'lead', :id, 'ann@example.org', 'Hello', :id,
                            :message, :at, :member, 'Sam', :at, :at)
                        """)
                .bind("id", id)
                .bind("person", personId)
                .bind("message", messageId)
                .bind("member", memberId)
                .bind("at", MessageTable.at(at))
                .execute();
        return id;
    }

    public static String token(UUID id) {
        return ReplyToken.of(id);
    }

    /** What came in; the latest first. */
    public static List<Received> received(TestDatabase db) {
        return db.transaction().handle().createQuery("""
                        select id, thread_id, reply_to_id, person_id, purpose, address, subject, body_text,
                            (select count(*) from message_attachment a where a.message_id = m.id) as files
                        from message m where direction = 'IN' order by created_at desc, id desc
                        """).mapTo(Received.class).list();
    }

    /** What is looked at of it. */
    public record Received(
            UUID id,
            UUID threadId,
            @org.jspecify.annotations.Nullable UUID replyToId,
            @org.jspecify.annotations.Nullable UUID personId,
            String purpose,
            String address,
            String subject,
            String bodyText,
            int files) {}

    public static String status(TestDatabase db, UUID id) {
        return db.transaction()
                .handle()
                .createQuery("select status || ' ' || coalesce(reason_detail, '') from message where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
    }
}
