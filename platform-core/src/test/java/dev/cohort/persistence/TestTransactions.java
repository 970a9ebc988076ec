package dev.cohort.persistence;

import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.tenancy.Tenant;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.TransactionRequiredException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What the server's transaction manager does, as far as our code asks it, on one thread at a time. */
final class TestTransactions extends Transactions implements TransactionSynchronizationRegistry {
    private final ThreadLocal<Deque<Open>> running = ThreadLocal.withInitial(ArrayDeque::new);
    private final TenantTransaction transaction = new OfTest();
    private final DataSource dataSource;
    private final Jdbi jdbi;
    private final Set<Class<?>> entities;
    private volatile @Nullable EntityManagerFactory factory;
    private int known;

    TestTransactions(DataSource dataSource, Jdbi jdbi, Set<Class<?>> entities) {
        this.dataSource = dataSource;
        this.jdbi = jdbi;
        this.entities = entities;
    }

    TenantTransaction transaction() {
        return transaction;
    }

    static void takeRole(Connection connection, Tenant tenant) throws SQLException {
        try (PreparedStatement role = connection.prepareStatement("select set_config('role', ?, true)")) {
            role.setString(1, tenant.schema());
            role.execute();
        }
    }

    @Override
    public <T> T inNew(Supplier<T> work) {
        begin();
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            end(done);
        }
    }

    /** Begins a transaction on this thread; for those who end it in another call. */
    void begin() {
        stack().push(new Open());
    }

    void end(boolean commit) {
        Open open = open();
        boolean kept = false;
        try {
            if (commit) open.beforeCommit();
            kept = commit && !open.rollbackOnly;
        } finally {
            try {
                open.end(kept);
            } finally {
                stack().pop();
                open.tell(kept);
            }
        }
    }

    @Override
    public <T> T inNew(RequestContext context, Supplier<T> work) {
        return inNew(() -> Context.call(context, work::get));
    }

    @Override
    public <T> T in(Supplier<T> work) {
        return stack().isEmpty() ? inNew(work) : work.get();
    }

    private Deque<Open> stack() {
        return running.get();
    }

    private Open open() {
        Open open = stack().peek();
        if (open == null) throw new TransactionRequiredException("The database is reached inside a transaction only.");
        return open;
    }

    /** The handle and entity manager of the thread's transaction. */
    private final class OfTest extends TenantTransaction {
        @Override
        public EntityManager entityManager() {
            return open().entityManager();
        }

        @Override
        public Handle handle() {
            return open().handle();
        }

        @Override
        public void keepOrder(String series) {
            if (!open().series.add(series)) entityManager().flush();
        }
    }

    /** One transaction. */
    private final class Open {
        private final Map<Object, Object> resources = new HashMap<>();
        private final List<Synchronization> synchronizations = new ArrayList<>();
        private final Set<String> series = new HashSet<>();
        private @Nullable Tenant tenant;
        private @Nullable Connection connection;
        private @Nullable EntityManager entityManager;
        private @Nullable Handle handle;
        private boolean rollbackOnly;

        Connection connection() {
            Tenant now = Context.tenant();
            try {
                if (connection == null) {
                    connection = dataSource.getConnection();
                    connection.setAutoCommit(false);
                    takeRole(connection, now);
                    tenant = now;
                }
            } catch (SQLException e) {
                throw DatabaseFault.of(e);
            }
            if (!now.equals(tenant))
                throw new IllegalStateException("A transaction of " + tenant + " was used for " + now);
            return connection;
        }

        Connection started() {
            return connection == null ? connection() : connection;
        }

        EntityManager entityManager() {
            connection();
            if (entityManager == null) {
                entityManager = factory().createEntityManager();
                entityManager.getTransaction().begin();
            }
            return entityManager;
        }

        Handle handle() {
            if (entityManager != null) entityManager.flush();
            if (handle == null) handle = Jdbis.open(jdbi, connection());
            return handle;
        }

        void beforeCommit() {
            for (Synchronization each : List.copyOf(synchronizations)) each.beforeCompletion();
            if (entityManager != null) entityManager.flush();
        }

        void end(boolean commit) {
            try {
                if (entityManager != null) {
                    if (commit) entityManager.getTransaction().commit();
                    else entityManager.getTransaction().rollback();
                    entityManager.close();
                }
                if (connection == null) return;
                try (Connection ending = connection) {
                    if (commit) ending.commit();
                    else ending.rollback();
                }
            } catch (SQLException e) {
                throw DatabaseFault.of(e);
            }
        }

        void tell(boolean committed) {
            int status = committed ? Status.STATUS_COMMITTED : Status.STATUS_ROLLEDBACK;
            for (Synchronization each : synchronizations) each.afterCompletion(status);
        }
    }

    private synchronized EntityManagerFactory factory() {
        EntityManagerFactory made = factory;
        // Another test class may have named more entities since.
        if (made != null && known == entities.size()) return made;
        known = entities.size();
        var unit = new PersistenceConfiguration("cohort-test-" + known)
                .provider("org.eclipse.persistence.jpa.PersistenceProvider")
                .transactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL)
                .sharedCacheMode(SharedCacheMode.NONE);
        entities.forEach(unit::managedClass);
        unit.property("jakarta.persistence.nonJtaDataSource", new TransactionsConnection())
                .property("eclipselink.target-database", "PostgreSQL")
                .property("eclipselink.weaving", "false")
                .property("eclipselink.jdbc.batch-writing", "JDBC")
                .property("eclipselink.logging.level", "WARNING")
                .property("eclipselink.session.customizer", Columns.class.getName());
        made = unit.createEntityManagerFactory();
        factory = made;
        return made;
    }

    /** Lends EclipseLink the transaction's own connection, whose end is not EclipseLink's business. */
    private final class TransactionsConnection implements DataSource {
        private static final Set<String> NOT_YOURS = Set.of("close", "commit", "rollback", "setAutoCommit");

        @Override
        public Connection getConnection() {
            // Its last flush comes with the commit, when the caller's context is gone.
            Connection real = open().started();
            return (Connection) Proxy.newProxyInstance(
                    TestTransactions.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, args) -> {
                        if (NOT_YOURS.contains(method.getName())
                                && (args == null || method.getName().equals("setAutoCommit"))) return null;
                        try {
                            return method.invoke(real, args);
                        } catch (InvocationTargetException e) {
                            throw e.getCause() == null ? e : e.getCause();
                        }
                    });
        }

        @Override
        public Connection getConnection(String user, String password) {
            return getConnection();
        }

        @Override
        public @Nullable PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("Nothing to unwrap");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }

    @Override
    public Object getTransactionKey() {
        return open();
    }

    @Override
    public void putResource(Object key, Object value) {
        open().resources.put(key, value);
    }

    @Override
    public @Nullable Object getResource(Object key) {
        return open().resources.get(key);
    }

    @Override
    public void registerInterposedSynchronization(Synchronization synchronization) {
        open().synchronizations.add(synchronization);
    }

    @Override
    public int getTransactionStatus() {
        return stack().isEmpty() ? Status.STATUS_NO_TRANSACTION : Status.STATUS_ACTIVE;
    }

    @Override
    public void setRollbackOnly() {
        open().rollbackOnly = true;
    }

    @Override
    public boolean getRollbackOnly() {
        return open().rollbackOnly;
    }
}
