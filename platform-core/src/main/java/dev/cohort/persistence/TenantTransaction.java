package dev.cohort.persistence;

import dev.cohort.request.Context;
import dev.cohort.tenancy.Tenant;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TransactionRequiredException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The database as one transaction sees it: one connection, which has taken the role of the tenant at hand exactly once,
 * and on it both the {@link EntityManager} for entities and the {@link Handle} for SQL. Nothing reaches the database
 * but through here.
 */
@ApplicationScoped
public class TenantTransaction {
    @Resource(lookup = "java:jboss/datasources/CohortDS")
    private DataSource dataSource;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry registry;

    @Inject
    private EntityManagers entityManagers;

    @Inject
    private Jdbi jdbi;

    /** The entity manager of the running transaction. */
    public EntityManager entityManager() {
        return work().entityManager();
    }

    /** The SQL handle of the running transaction; it is closed with the transaction, not by the caller. */
    public Handle handle() {
        return work().handle();
    }

    /**
     * Writes what was persisted before, when this transaction has already persisted something of that series. New entities
     * of one type are otherwise inserted in any order, and rows that tell a story need theirs.
     */
    public void keepOrder(String series) {
        Work work = work();
        if (!work.series.add(series)) work.entityManager().flush();
    }

    private Work work() {
        Tenant tenant = Context.tenant();
        int status = registry.getTransactionStatus();
        // Asked first: without a transaction the server's registry fails with words of its own.
        if (status == Status.STATUS_NO_TRANSACTION) throw transactionRequired();
        Work work = (Work) registry.getResource(Work.class);
        if (work == null) {
            if (status != Status.STATUS_ACTIVE) throw transactionRequired();
            work = open(tenant);
        } else if (!work.tenant.schema().equals(tenant.schema())) {
            throw new IllegalStateException(
                    "A transaction of " + work.tenant.slug() + " was used for " + tenant.slug());
        }
        return work;
    }

    private Work open(Tenant tenant) {
        Work work = new Work(tenant, connect(tenant));
        registry.putResource(Work.class, work);
        registry.registerInterposedSynchronization(work);
        return work;
    }

    private static TransactionRequiredException transactionRequired() {
        return new TransactionRequiredException("The database is reached inside a transaction only.");
    }

    /** Takes the tenant's role for this transaction: schema and rights in one statement, undone by its end. */
    private Connection connect(Tenant tenant) {
        try {
            Connection connection = dataSource.getConnection();
            try (PreparedStatement role = connection.prepareStatement("select set_config('role', ?, true)")) {
                role.setString(1, tenant.schema());
                role.execute();
            }
            return connection;
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        }
    }

    /** What one transaction has opened. */
    private final class Work implements Synchronization {
        private final Tenant tenant;
        private final Connection connection;
        private final Set<String> series = new HashSet<>();
        private @Nullable EntityManager entityManager;
        private @Nullable Handle handle;

        Work(Tenant tenant, Connection connection) {
            this.tenant = tenant;
            this.connection = connection;
        }

        EntityManager entityManager() {
            if (entityManager == null) {
                entityManager = entityManagers.factory().createEntityManager();
                entityManager.joinTransaction();
            }
            return entityManager;
        }

        Handle handle() {
            // Changed entities are written first, so that SQL sees them.
            if (entityManager != null) entityManager.flush();
            if (handle == null) handle = Jdbis.open(jdbi, connection);
            return handle;
        }

        @Override
        public void beforeCompletion() {
            // The entity manager flushes by its own synchronization.
        }

        @Override
        public void afterCompletion(int status) {
            if (entityManager != null && entityManager.isOpen()) entityManager.close();
            try {
                connection.close();
            } catch (SQLException e) {
                throw DatabaseFault.of(e);
            }
        }
    }
}
