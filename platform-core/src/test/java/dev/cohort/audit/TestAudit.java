package dev.cohort.audit;

import dev.cohort.persistence.TestDatabase;
import java.time.Clock;

/** The real audit on the database for tests. */
public final class TestAudit {
    private TestAudit() {}

    public static Audit on(TestDatabase db) {
        return new Audit(db.transaction(), db.entityManager(), Clock.systemUTC());
    }
}
