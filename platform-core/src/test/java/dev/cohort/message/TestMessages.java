package dev.cohort.message;

import dev.cohort.consent.PreferenceLinks;
import dev.cohort.consent.TestConsents;
import dev.cohort.event.TestEvents;
import dev.cohort.module.TestSettings;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.person.TestPersons;
import dev.cohort.tenancy.TestTenants;
import dev.cohort.work.AfterCommit;
import dev.cohort.work.Threads;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;

/** The real outbox on the database for tests; what is sent stays there. */
public final class TestMessages {
    private TestMessages() {}

    public static Messages on(TestDatabase db, Clock clock) {
        MessageTable table = new MessageTable(db.transaction(), clock);
        Channels channels = new Channels(() -> List.of(new ToyChannel()));
        MessageRules rules = new MessageRules(
                TestConsents.on(db, clock),
                TestConsents.purposes(db, clock),
                new PreferenceLinks(),
                new QuietHours(TestSettings.on(db), db.transaction()),
                TestSettings.on(db),
                clock);
        MessageDelivery delivery =
                new MessageDelivery(table, rules, channels, TestEvents.on(db), db.transactions(), clock);
        MessageWorker idle =
                new MessageWorker(delivery, TestTenants.on(db), new Threads(Executors.defaultThreadFactory()), clock) {
                    @Override
                    public void nudge(String slug) {
                        // Tests read the outbox.
                    }
                };
        return new Messages(
                table, rules, channels, TestPersons.on(db, clock), idle, new AfterCommit(db.registry()), clock);
    }

    /** {@code address|subject|text} of each message, the first one first. */
    public static List<String> texts(TestDatabase db) {
        return db.transaction()
                .handle()
                .createQuery(
                        "select address || '|' || coalesce(subject, '') || '|' || body_text from message order by created_at, id")
                .mapTo(String.class)
                .list();
    }
}
