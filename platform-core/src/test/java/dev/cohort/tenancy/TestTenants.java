package dev.cohort.tenancy;

import dev.cohort.persistence.TestDatabase;

/** The real registry on the database for tests. */
public final class TestTenants {
    private TestTenants() {}

    public static Tenants on(TestDatabase db) {
        return new Tenants(db.transaction(), db.transactions());
    }
}
