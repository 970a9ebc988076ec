package dev.cohort.tenancy;

import dev.cohort.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The installation's administrator on the database for tests, with the rights it really has; it can be cut off. */
public final class TestAdmin extends AdminConnection {
    private final String url;
    private boolean away;
    private int still = Integer.MAX_VALUE;

    private TestAdmin(String url) {
        this.url = url;
    }

    public static TestAdmin on(TestDatabase db) {
        System.setProperty("cohort.db.user", "cohort_app");
        try (Connection owner = db.owner();
                Statement sql = owner.createStatement()) {
            try (var found = sql.executeQuery("select 1 from pg_roles where rolname = 'cohort_admin'")) {
                if (!found.next()) sql.execute("create role cohort_admin login createrole");
            }
            sql.execute("grant create on database cohort to cohort_admin");
            for (Tenant tenant : new Tenant[] {db.alpha(), db.beta()})
                sql.execute("grant " + tenant.schema() + " to cohort_admin with inherit false, set true");
            return new TestAdmin(owner.getMetaData().getURL().replaceFirst("\\?.*", ""));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on the database refuses the administrator, or lets it in again. */
    public void away(boolean now) {
        away = now;
    }

    /** The database lets the administrator in so many times, and then no more. */
    public void awayAfter(int connections) {
        still = connections;
    }

    @Override
    Connection open() throws SQLException {
        if (away || still-- <= 0) throw new SQLException("The connection was refused", "08001");
        return DriverManager.getConnection(url, "cohort_admin", "");
    }
}
