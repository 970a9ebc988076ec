package dev.cohort.launcher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/**
 * The databases and logins of an installation. The application's login owns nothing and inherits nothing: it sees a tenant
 * only by taking that tenant's role. Repeatable, so that a first start that was cut off is finished by the next.
 */
final class PostgresAccounts {
    static final String DATABASE = "cohort";
    static final String KEYCLOAK_DATABASE = "keycloak";
    static final String APPLICATION = "cohort_app";
    static final String ADMIN = "cohort_admin";
    static final String KEYCLOAK = "keycloak";

    private final int port;
    private final Secrets secrets;

    PostgresAccounts(int port, Secrets secrets) {
        this.port = port;
        this.secrets = secrets;
    }

    void bringUpToDate() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            login(statement, ADMIN, "createrole connection limit 40", secrets.get(Secrets.DATABASE_ADMIN));
            login(statement, APPLICATION, "noinherit connection limit 120", secrets.get(Secrets.DATABASE));
            login(statement, KEYCLOAK, "connection limit 40", secrets.get(Secrets.KEYCLOAK_DATABASE));
            database(statement, DATABASE, ADMIN);
            database(statement, KEYCLOAK_DATABASE, KEYCLOAK);
            statement.execute("grant connect on database " + DATABASE + " to " + APPLICATION);
            statement.execute("revoke connect, temporary on database postgres, template1 from public");
        } catch (SQLException e) {
            throw new Refusal(
                    "PostgreSQL does not let the launcher in (" + e.getMessage()
                            + "): was secrets.properties in the data directory replaced?",
                    e);
        }
    }

    Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", secrets.get(Secrets.SUPERUSER));
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("ApplicationName", "cohort-launcher");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
    }

    /** Names and passwords are our own constants and random letters, so they can stand in the statement. */
    private static void login(Statement statement, String role, String options, String password) throws SQLException {
        if (!exists(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
            statement.execute("create role " + role);
        }
        statement.execute("alter role " + role + " login " + options + " password '" + password + "'");
    }

    private static void database(Statement statement, String name, String owner) throws SQLException {
        if (!exists(statement, "select 1 from pg_database where datname = '" + name + "'")) {
            statement.execute("create database " + name + " owner " + owner);
        }
        for (String revoke : List.of("connect", "temporary", "create")) {
            statement.execute("revoke " + revoke + " on database " + name + " from public");
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
