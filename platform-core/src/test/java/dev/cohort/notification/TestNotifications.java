package dev.cohort.notification;

import dev.cohort.persistence.TestDatabase;
import java.time.Clock;

/** The real notifications on the database for tests. */
public final class TestNotifications {
    private TestNotifications() {}

    public static Notifications on(TestDatabase db, Clock clock) {
        return new Notifications(db.transaction(), clock);
    }
}
