package dev.cohort.access;

import dev.cohort.audit.TestAudit;
import dev.cohort.persistence.TestDatabase;
import java.time.Clock;

/** The real members on the database for tests. */
public final class TestMembers {
    private TestMembers() {}

    public static Members on(TestDatabase db) {
        return new Members(db.transaction(), db.transactions(), TestAudit.on(db), Clock.systemUTC());
    }
}
