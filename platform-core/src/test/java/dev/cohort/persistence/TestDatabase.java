package dev.cohort.persistence;

import dev.cohort.audit.AuditEntry;
import dev.cohort.event.OutboxEvent;
import dev.cohort.request.RequestContext;
import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.TenantStatus;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real PostgreSQL for unit tests, one per JVM: the login role {@code cohort_app}, the vendor's schema {@code platform}
 * and the tenants {@code t_alpha} and {@code t_beta}, all brought up by the changelogs. Tests ask for it as a parameter.
 */
public final class TestDatabase implements ParameterResolver {
    private static final String DATABASE = "cohort";
    private static final String APP = "cohort_app";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");
    private static final Set<Class<?>> ENTITIES = new LinkedHashSet<>(List.of(AuditEntry.class, OutboxEvent.class));

    private final Tenant vendor = tenant(new UUID(0, 1), Tenant.VENDOR_SLUG, "platform", "UTC");
    private final Tenant alpha = tenant(new UUID(1, 1), "alpha", "t_alpha", "Europe/Berlin");
    private final Tenant beta = tenant(new UUID(2, 2), "beta", "t_beta", "America/New_York");

    /** Started when the first test asks. */
    private static final class Running {
        private static final EmbeddedPostgres POSTGRES = start();
        private static final TestTransactions TRANSACTIONS =
                new TestTransactions(POSTGRES.getDatabase(APP, DATABASE), new Jdbis().jdbi(), ENTITIES);

        static {
            new TestDatabase().create();
        }

        private static EmbeddedPostgres start() {
            LIQUIBASE.setLevel(Level.WARNING);
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "100")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL for tests does not start", e);
            }
        }

        private static void stop(EmbeddedPostgres postgres) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** More entity classes for {@link #entityManager()}; to be named before its first use. */
    public static void entities(Class<?>... classes) {
        ENTITIES.addAll(List.of(classes));
    }

    public Tenant vendor() {
        return vendor;
    }

    public Tenant alpha() {
        return alpha;
    }

    public Tenant beta() {
        return beta;
    }

    /** The system at work for this tenant. */
    public RequestContext system(Tenant tenant) {
        return RequestContext.system(tenant, "test", "test");
    }

    /** Transactions without a container. */
    public Transactions transactions() {
        return Running.TRANSACTIONS;
    }

    /** What {@link #transactions()} opened. */
    public TenantTransaction transaction() {
        return Running.TRANSACTIONS.transaction();
    }

    /** The entity manager of the running transaction. */
    public EntityManager entityManager() {
        return new EntityManagers().entityManager(transaction());
    }

    public TransactionSynchronizationRegistry registry() {
        return Running.TRANSACTIONS;
    }

    /** For a container that begins and ends transactions itself. */
    public TransactionManager transactionManager() {
        return (TransactionManager) Proxy.newProxyInstance(
                TestDatabase.class.getClassLoader(),
                new Class<?>[] {TransactionManager.class},
                (proxy, method, args) -> {
                    switch (method.getName()) {
                        case "begin" -> Running.TRANSACTIONS.begin();
                        case "commit" -> Running.TRANSACTIONS.end(true);
                        case "rollback" -> Running.TRANSACTIONS.end(false);
                        case "getStatus" -> {
                            return Running.TRANSACTIONS.getTransactionStatus();
                        }
                        default -> {
                            return null;
                        }
                    }
                    return null;
                });
    }

    /** A plain connection with an open transaction that has taken the tenant's role; the caller closes it. */
    public Connection connection(Tenant tenant) throws SQLException {
        Connection connection = Running.POSTGRES.getDatabase(APP, DATABASE).getConnection();
        connection.setAutoCommit(false);
        TestTransactions.takeRole(connection, tenant);
        return connection;
    }

    /** A connection of the database's owner, for looking behind the curtain. */
    public Connection owner() throws SQLException {
        return Running.POSTGRES.getDatabase("postgres", DATABASE).getConnection();
    }

    /** Returns once so many of the application's sessions wait for a lock that another one holds. */
    public void awaitWaiting(int sessions) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Connection connection = owner();
                PreparedStatement waiting = connection.prepareStatement(
                        "select count(*) from pg_stat_activity where usename = ? and wait_event_type = 'Lock'")) {
            waiting.setString(1, APP);
            while (System.nanoTime() < deadline) {
                try (ResultSet found = waiting.executeQuery()) {
                    if (found.next() && found.getInt(1) >= sessions) return;
                }
            }
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        }
        throw new AssertionError("Nobody waits for a lock");
    }

    /** Empties every table but the registry of tenants. */
    public void clear() {
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = statement.executeQuery("""
                    select format('%I.%I', schemaname, tablename) from pg_tables
                    where schemaname in ('platform', 't_alpha', 't_beta') and tablename not like 'databasechangelog%'
                      and not (schemaname = 'platform' and tablename in ('tenant', 'tenant_module'))
                    """)) {
                while (found.next()) tables.add(found.getString(1));
            }
            statement.execute("truncate " + String.join(", ", tables) + " restart identity cascade");
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        }
    }

    private void create() {
        try (Connection server = Running.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = server.createStatement()) {
            statement.execute("create role " + APP + " login noinherit");
            statement.execute("create database " + DATABASE);
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        }
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            for (String extension : List.of("pg_trgm", "btree_gist", "unaccent"))
                statement.execute("create extension " + extension + " schema public");
            schema(vendor, "liquibase/platform/changelog.xml", "liquibase/tenant/changelog.xml");
            for (Tenant tenant : List.of(alpha, beta)) {
                schema(tenant, "liquibase/tenant/changelog.xml");
                statement.execute(
                        """
                        insert into platform.tenant (id, slug, name, schema_name, status, owner_email, time_zone, created_at, changed_at)
                        values ('%s', '%s', '%s', '%s', 'ACTIVE', 'owner@%2$s.example', '%s', now(), now())
                        """.formatted(tenant.id(), tenant.slug(), tenant.name(), tenant.schema(), tenant.zone()));
            }
        } catch (Exception e) {
            throw new IllegalStateException("The schemas for tests cannot be made", e);
        }
    }

    private void schema(Tenant tenant, String... changelogs) throws Exception {
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + tenant.schema() + " nologin");
            statement.execute("create schema " + tenant.schema() + " authorization " + tenant.schema());
            statement.execute("grant " + tenant.schema() + " to " + APP + " with inherit false, set true");
            statement.execute("set role " + tenant.schema());
            for (String changelog : changelogs) migrate(connection, changelog);
        }
    }

    private static void migrate(Connection connection, String changelog) throws Exception {
        var database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        var liquibase = new Liquibase(changelog, new ClassLoaderResourceAccessor(), database);
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        Scope.child(
                java.util.Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> liquibase.update(new Contexts()));
    }

    private static Tenant tenant(UUID id, String slug, String schema, String zone) {
        return new Tenant(
                id,
                slug,
                slug,
                schema,
                TenantStatus.ACTIVE,
                Set.of(),
                Locale.ENGLISH,
                ZoneId.of(zone),
                "EUR",
                "DE",
                "#0c7489");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return this;
    }
}
