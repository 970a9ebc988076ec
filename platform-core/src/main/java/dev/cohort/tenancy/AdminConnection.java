package dev.cohort.tenancy;

import dev.cohort.config.Config;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections that may create roles and schemas; used for provisioning, migrations, exports and
 * removals only. Identifiers are quoted by PostgreSQL itself ({@code format('%I')}), never put together here.
 */
@ApplicationScoped
public class AdminConnection {

    Connection open() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(Config.get("cohort.db.url"));
        source.setUser(Config.get("cohort.db.admin.user"));
        source.setPassword(Config.get("cohort.db.admin.password"));
        source.setApplicationName("cohort-migrations");
        return source.getConnection();
    }

    /** A connection that has become a tenant's role, for as long as it is open. */
    public Connection openAs(String schema) throws SQLException {
        Connection connection = open();
        try (PreparedStatement role = connection.prepareStatement("select set_config('role', ?, false)")) {
            role.setString(1, schema);
            role.execute();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Makes role and schema of this name if they are not there, and lets the application take the role. */
    void createSchema(String schema) throws SQLException {
        try (Connection connection = open()) {
            connection.setAutoCommit(false);
            // Two nodes may provision at once: one waits for the other here.
            run(connection, "select pg_advisory_xact_lock(hashtext(%L))", schema);
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", schema)) {
                run(connection, "create role %I nologin", schema);
                run(connection, "grant %I to current_user with inherit false, set true", schema);
            }
            if (!exists(connection, "select 1 from pg_namespace where nspname = ?", schema)) {
                run(connection, "create schema %1$I authorization %1$I", schema);
            }
            try (PreparedStatement grant = connection.prepareStatement(
                    "select format('grant %I to %I with inherit false, set true', ?::text, ?::text)")) {
                grant.setString(1, schema);
                grant.setString(2, Config.get("cohort.db.user"));
                execute(connection, text(grant));
            }
            connection.commit();
        }
    }

    /** Removes schema, role and all that stands in it. */
    void dropSchema(String schema) throws SQLException {
        try (Connection connection = open()) {
            connection.setAutoCommit(false);
            run(connection, "select pg_advisory_xact_lock(hashtext(%L))", schema);
            // Whoever still reads there would otherwise be waited for without an end.
            execute(connection, "set local lock_timeout = '30s'");
            if (exists(connection, "select 1 from pg_namespace where nspname = ?", schema)) {
                run(connection, "set local role %I", schema);
                run(connection, "drop schema %I cascade", schema);
                execute(connection, "reset role");
            }
            if (exists(connection, "select 1 from pg_roles where rolname = ?", schema))
                run(connection, "drop role %I", schema);
            connection.commit();
        }
    }

    void createExtensions() throws SQLException {
        try (Connection connection = open()) {
            for (String extension : new String[] {"pg_trgm", "btree_gist", "unaccent"})
                run(connection, "create extension if not exists %I schema public", extension);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void run(Connection connection, String template, String name) throws SQLException {
        try (PreparedStatement format = connection.prepareStatement("select format(?, ?::text)")) {
            format.setString(1, template);
            format.setString(2, name);
            execute(connection, text(format));
        }
    }

    private static String text(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
