package dev.cohort.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Makes the one Jdbi: SQL into records, on connections that {@link TenantTransaction} lends it. */
@ApplicationScoped
class Jdbis {
    private static final ScopedValue<Connection> LENT = ScopedValue.newInstance();

    @Produces
    @Singleton
    Jdbi jdbi() {
        // It never opens a connection by itself: without a tenant's transaction there is none to be had.
        Jdbi jdbi = Jdbi.create(Jdbis::lent);
        jdbi.installPlugin(new PostgresPlugin());
        jdbi.registerRowMapper(new RecordMapper());
        return jdbi;
    }

    /** A handle on a transaction's connection; who closes the connection closes it. */
    static Handle open(Jdbi jdbi, Connection connection) {
        // Not Jdbi.open(Connection): that is a static method, and knows nothing of this Jdbi's mappers.
        return ScopedValue.where(LENT, connection).call(jdbi::open);
    }

    private static Connection lent() {
        if (!LENT.isBound())
            throw new IllegalStateException("SQL runs on the transaction's handle only: TenantTransaction.handle().");
        return LENT.get();
    }

    /** Any record by its constructor, columns in snake_case. */
    private static final class RecordMapper implements org.jdbi.v3.core.mapper.RowMapperFactory {
        @Override
        public java.util.Optional<org.jdbi.v3.core.mapper.RowMapper<?>> build(
                java.lang.reflect.Type type, org.jdbi.v3.core.config.ConfigRegistry config) {
            return type instanceof Class<?> raw && raw.isRecord()
                    ? ConstructorMapper.factory(raw).build(type, config)
                    : java.util.Optional.empty();
        }
    }
}
