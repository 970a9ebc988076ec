package dev.cohort.consent;

import dev.cohort.audit.TestAudit;
import dev.cohort.event.TestEvents;
import dev.cohort.module.TestContributions;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.record.TestRecords;
import java.time.Clock;

/** The real consents on the database for tests. */
public final class TestConsents {
    private TestConsents() {}

    public static Consents on(TestDatabase db, Clock clock) {
        return new Consents(
                db.transaction(),
                purposes(db, clock),
                TestRecords.with(TestContributions.none()),
                TestAudit.on(db),
                TestEvents.on(db),
                clock);
    }

    public static ConsentPurposes purposes(TestDatabase db, Clock clock) {
        return new ConsentPurposes(db.transaction(), TestAudit.on(db), clock);
    }
}
