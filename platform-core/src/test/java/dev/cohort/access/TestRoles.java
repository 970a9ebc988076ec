package dev.cohort.access;

import dev.cohort.persistence.TestDatabase;

/** The real roles on the database for tests. */
public final class TestRoles {
    private TestRoles() {}

    public static Roles on(TestDatabase db) {
        return new Roles(db.transaction(), db.transactions(), TestMembers.on(db));
    }
}
