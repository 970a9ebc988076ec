package dev.cohort.reminder;

import dev.cohort.config.Config;
import dev.cohort.message.Messages;
import dev.cohort.message.NewMessage;
import dev.cohort.module.ScheduledWork;
import dev.cohort.notification.News;
import dev.cohort.notification.Notifications;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.request.Context;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says what is due. What is said is kept in the transaction that notes that it was said, under a lock on the row: two nodes
 * say it once, and after a crash it is said by whoever comes next.
 */
@ApplicationScoped
@Named(ReminderSending.NAME)
public class ReminderSending implements ScheduledWork {
    public static final String NAME = "reminder-sending";

    /** After so many times nobody reads them any more. */
    static final int MOST_TIMES = 10;

    private static final int AT_ONCE = 100;
    private static final String DUE = """
            select r.id, r.text, r.due_at, r.repeat_hours, r.sent_count, r.owner_id, r.email, m.email as address, m.locale
            from reminder r
            join member m on m.id = r.owner_id
            where r.next_at <= :now
            order by r.next_at, r.id
            limit :most
            for update of r skip locked
            """;
    // No change by anybody: its version stays, so that nobody's form is stale for it.
    private static final String SAID = """
            update reminder
            set status = 'SENT', sent_count = sent_count + 1, sent_at = :now, next_at = :next
            where id = :id
            """;

    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final Notifications notifications;
    private final Messages messages;
    private final Clock clock;

    @Inject
    ReminderSending(
            TenantTransaction transaction,
            Transactions transactions,
            Notifications notifications,
            Messages messages,
            Clock clock) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.notifications = notifications;
        this.messages = messages;
        this.clock = clock;
    }

    /** What is due. */
    public record Due(
            UUID id,
            String text,
            Instant dueAt,
            @Nullable Integer repeatHours,
            int sentCount,
            UUID ownerId,
            boolean email,
            String address,
            @Nullable String locale) {}

    @Override
    public void run() {
        int said = AT_ONCE;
        while (said == AT_ONCE) said = transactions.inNew(this::some);
    }

    /** Says some of what is due, in the running transaction. */
    public int some() {
        Instant now = Instant.now(clock);
        List<Due> due = transaction
                .handle()
                .createQuery(DUE)
                .bind("now", utc(now))
                .bind("most", AT_ONCE)
                .mapTo(Due.class)
                .list();
        due.forEach(reminder -> say(reminder, now));
        return due.size();
    }

    private void say(Due reminder, Instant now) {
        notifications.tell(
                reminder.ownerId(),
                News.of("reminder.due", Map.of("text", reminder.text()))
                        .at("tasks?view=reminders&reminder=" + reminder.id()));
        if (reminder.email()) mail(reminder);
        transaction
                .handle()
                .createUpdate(SAID)
                .bind("now", utc(now))
                .bindByType("next", next(reminder, now), OffsetDateTime.class)
                .bind("id", reminder.id())
                .execute();
    }

    private void mail(Due reminder) {
        Locale locale =
                reminder.locale() == null ? Context.tenant().locale() : Locale.forLanguageTag(reminder.locale());
        Map<String, String> values = Map.of("text", reminder.text(), "link", link(reminder.id()));
        messages.send(NewMessage.email(
                        reminder.address(),
                        Texts.get(locale, "reminder.mail.subject", values),
                        Texts.get(locale, "reminder.mail.text", values))
                .urgent()
                .once("reminder " + reminder.id() + " " + reminder.dueAt().getEpochSecond() + " "
                        + (reminder.sentCount() + 1)));
    }

    private static String link(UUID id) {
        return Config.publicUrl(Context.tenant().slug()) + "/tasks?view=reminders&reminder=" + id;
    }

    private static @Nullable OffsetDateTime next(Due reminder, Instant now) {
        Integer hours = reminder.repeatHours();
        if (hours == null || reminder.sentCount() + 1 >= MOST_TIMES) return null;
        return utc(now.plus(Duration.ofHours(hours)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
