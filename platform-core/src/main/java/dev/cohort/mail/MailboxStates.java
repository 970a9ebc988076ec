package dev.cohort.mail;

import dev.cohort.persistence.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the mailbox has been read; in the caller's transaction, so that it goes with what was read. */
@ApplicationScoped
class MailboxStates {
    private final TenantTransaction transaction;
    private final Clock clock;

    @Inject
    MailboxStates(TenantTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What is known of the mailbox. */
    record State(
            String mailbox,
            long uidValidity,
            long lastUid,
            Instant polledAt,
            long readCount,
            @Nullable Instant failedAt,
            @Nullable String failure) {}

    Optional<State> find() {
        return transaction.handle().createQuery("""
                        select mailbox, uid_validity, last_uid, polled_at, read_count, failed_at, failure from mailbox_state
                        """).mapTo(State.class).findOne();
    }

    /** The mailbox is read from here on. */
    void begin(Mailbox mailbox, long uidValidity, long lastUid) {
        transaction
                .handle()
                .createUpdate("""
                        insert into mailbox_state (mailbox, uid_validity, last_uid, polled_at)
                        values (:mailbox, :validity, :uid, :now)
                        on conflict (id) do update set mailbox = excluded.mailbox, uid_validity = excluded.uid_validity,
                            last_uid = excluded.last_uid, polled_at = excluded.polled_at
                        """)
                .bind("mailbox", mailbox.name())
                .bind("validity", uidValidity)
                .bind("uid", lastUid)
                .bind("now", now())
                .execute();
    }

    /** One more has been read. */
    void read(long uid) {
        transaction
                .handle()
                .createUpdate(
                        "update mailbox_state set last_uid = greatest(last_uid, :uid), read_count = read_count + 1")
                .bind("uid", uid)
                .execute();
    }

    void polled() {
        transaction
                .handle()
                .createUpdate("update mailbox_state set polled_at = :now, failed_at = null, failure = null")
                .bind("now", now())
                .execute();
    }

    void failed(Mailbox mailbox, String failure) {
        transaction
                .handle()
                .createUpdate("""
                        insert into mailbox_state (mailbox, uid_validity, last_uid, polled_at, failed_at, failure)
                        values (:mailbox, 0, 0, :now, :now, :failure)
                        on conflict (id) do update set failed_at = excluded.failed_at, failure = excluded.failure
                        """)
                .bind("mailbox", mailbox.name())
                .bind("now", now())
                .bind("failure", failure.substring(0, Math.min(failure.length(), 1000)))
                .execute();
    }

    private OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }
}
