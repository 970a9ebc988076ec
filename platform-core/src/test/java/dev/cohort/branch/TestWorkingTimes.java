package dev.cohort.branch;

import dev.cohort.persistence.TestDatabase;

/** The real working times on the database for tests. */
public final class TestWorkingTimes {
    private TestWorkingTimes() {}

    public static WorkingTimes on(TestDatabase db) {
        return new WorkingTimes(db.transaction());
    }
}
