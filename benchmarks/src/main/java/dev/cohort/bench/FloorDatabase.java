package dev.cohort.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The product's database as plain JDBC sees it: the same login, the same driver settings, the tenant's role each time. */
final class FloorDatabase {
    private final HikariDataSource pool;
    private final String role;

    FloorDatabase(String role) {
        this.role = role;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(System.getenv("COHORT_DB_URL"));
        config.setUsername(System.getenv("COHORT_DB_USER"));
        config.setPassword(System.getenv("COHORT_DB_PASSWORD"));
        config.setAutoCommit(false);
        config.setMaximumPoolSize(12);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("prepareThreshold", "5");
        this.pool = new HikariDataSource(config);
    }

    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    <T> T transaction(Work<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            try {
                query(connection, FloorSql.ROLE, rows -> true, role);
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    static <T> T query(Connection connection, String sql, Reader<T> reader, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = bound(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            return reader.read(rows);
        }
    }

    /** @throws SQLException when not exactly one row was written */
    static void write(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = bound(connection, sql, values)) {
            if (statement.executeUpdate() != 1) throw new SQLException("Nothing was written by " + sql);
        }
    }

    static PreparedStatement bound(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
        return statement;
    }
}
