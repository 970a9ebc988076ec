package dev.cohort.module;

import dev.cohort.audit.TestAudit;
import dev.cohort.persistence.TestDatabase;

/** The real settings on the database for tests. */
public final class TestSettings {
    private TestSettings() {}

    public static Settings on(TestDatabase db) {
        return new Settings(db.transaction(), new InstalledModules(), TestAudit.on(db));
    }
}
