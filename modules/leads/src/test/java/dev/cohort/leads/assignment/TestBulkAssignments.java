package dev.cohort.leads.assignment;

import dev.cohort.branch.TestWorkingTimes;
import dev.cohort.notification.TestNotifications;
import dev.cohort.persistence.TestDatabase;
import java.time.Clock;

/** The real assignment of many leads on the database for tests. */
public final class TestBulkAssignments {
    private TestBulkAssignments() {}

    public static BulkAssignments on(TestDatabase db, Clock clock) {
        return new BulkAssignments(
                new AssignmentTable(db.transaction(), clock), TestWorkingTimes.on(db), TestNotifications.on(db, clock));
    }
}
