package dev.cohort.notification;

import dev.cohort.persistence.TestDatabase;
import java.time.Clock;
import java.util.List;

/** The real notifications on the database for tests. */
public final class TestNotices {
    private TestNotices() {}

    public static Notifications on(TestDatabase db, Clock clock) {
        return new Notifications(db.transaction(), clock);
    }

    /** The kinds of what was told. */
    public static List<String> kinds(TestDatabase db) {
        return db.transaction()
                .handle()
                .createQuery("select kind from notification order by created_at, id")
                .mapTo(String.class)
                .list();
    }
}
