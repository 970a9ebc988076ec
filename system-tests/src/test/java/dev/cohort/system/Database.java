package dev.cohort.system;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The product's database, for what cannot be seen or brought about from outside: as the roles of its schemas. */
final class Database {
    static final String REGISTRY = "platform";

    private final Map<String, String> environment;

    Database(Map<String, String> serverEnvironment) {
        this.environment = serverEnvironment;
    }

    static String schemaOf(String slug) {
        return "t_" + slug.replace('-', '_');
    }

    /** Changes rows in one schema; how many. */
    int change(String schema, String sql, Object... values) {
        try (Connection connection = open(schema);
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets a tenant's scheduled work be due now; a new tenant's stands in the table a minute after its start. */
    void hurry(String slug, String job) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> change(
                                REGISTRY,
                                "update schedule set next_at = now() where job = ?"
                                        + " and tenant_id = (select id from tenant where slug = ?)",
                                job,
                                slug)
                        == 1);
    }

    /** The first column of what a query in one schema finds. */
    List<String> texts(String schema, String sql) {
        try (Connection connection = open(schema);
                PreparedStatement statement = prepare(connection, sql);
                ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) texts.add(rows.getString(1));
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number that a query in one schema gives. */
    long number(String schema, String sql, Object... values) {
        try (Connection connection = open(schema);
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) throw new IllegalStateException("Nothing found by " + sql);
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number that a query gives, asked as the server asks: who may end its connections. */
    long asServer(String sql) {
        try (Connection connection = DriverManager.getConnection(
                        environment.get("COHORT_DB_URL"),
                        environment.get("COHORT_DB_USER"),
                        environment.get("COHORT_DB_PASSWORD"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            if (!rows.next()) throw new IllegalStateException("Nothing found by " + sql);
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection open(String schema) throws SQLException {
        Connection connection = DriverManager.getConnection(
                environment.get("COHORT_DB_URL"),
                environment.get("COHORT_DB_ADMIN_USER"),
                environment.get("COHORT_DB_ADMIN_PASSWORD"));
        try (Statement role = connection.createStatement()) {
            role.execute("set role " + schema);
        }
        return connection;
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
        return statement;
    }
}
