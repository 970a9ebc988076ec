package dev.cohort.event;

import dev.cohort.module.InstalledModules;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.tenancy.TestTenants;
import dev.cohort.work.AfterCommit;
import dev.cohort.work.Threads;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;

/** The real outbox on the database for tests; what is published stays there. */
public final class TestEvents {
    private TestEvents() {}

    public static Events on(TestDatabase db) {
        Clock clock = Clock.systemUTC();
        EventDelivery delivery = new EventDelivery(
                new Outbox(db.transaction(), clock), new EventObservers(), new InstalledModules(), db.transactions());
        EventWorker idle =
                new EventWorker(delivery, TestTenants.on(db), new Threads(Executors.defaultThreadFactory()), clock) {
                    @Override
                    public void nudge(String slug) {
                        // Tests read the outbox.
                    }
                };
        return new Events(db.transaction(), db.entityManager(), new AfterCommit(db.registry()), idle, clock);
    }

    /** The names of what the running transaction's tenant has published and nobody has heard. */
    public static List<String> names(TestDatabase db) {
        return db.transaction()
                .handle()
                .createQuery("select name from event_outbox order by seq")
                .mapTo(String.class)
                .list();
    }
}
