package dev.cohort.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/** Makes the one Jdbi: SQL into records, on connections that {@link TenantTransaction} lends it. */
@ApplicationScoped
class Jdbis {
    private static final ThreadLocal<@Nullable Connection> LENT = new ThreadLocal<>();

    @Produces
    @Singleton
    Jdbi jdbi() {
        // It never opens a connection by itself: without a tenant's transaction there is none to be had.
        Jdbi jdbi = Jdbi.create(Jdbis::lent);
        jdbi.installPlugin(new PostgresPlugin());
        jdbi.registerRowMapper(RecordMapper.factory());
        jdbi.registerColumnMapper(JsonNode.class, (row, column, context) -> tree(row.getString(column)));
        return jdbi;
    }

    private static @Nullable JsonNode tree(@Nullable String json) throws SQLException {
        try {
            return json == null ? null : Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new SQLException("A jsonb value is not JSON", e);
        }
    }

    /** The one Jdbi's handle on this connection. {@code Jdbi.open(Connection)} is static and knows nothing of our mappers. */
    static Handle open(Jdbi jdbi, Connection connection) {
        LENT.set(connection);
        try {
            return jdbi.open();
        } finally {
            LENT.remove();
        }
    }

    private static Connection lent() {
        Connection connection = LENT.get();
        if (connection == null)
            throw new IllegalStateException("SQL runs on the transaction's handle only: TenantTransaction.handle().");
        return connection;
    }
}
