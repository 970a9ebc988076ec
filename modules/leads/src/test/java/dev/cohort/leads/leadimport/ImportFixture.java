package dev.cohort.leads.leadimport;

import dev.cohort.access.Caller;
import dev.cohort.access.Scope;
import dev.cohort.customfield.CustomFields;
import dev.cohort.imports.ImportRunner;
import dev.cohort.leads.LeadStatuses;
import dev.cohort.leads.assignment.TestBulkAssignments;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.request.RequestContext;
import dev.cohort.tenancy.Tenant;
import java.lang.reflect.Constructor;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;

/** A tenant with two members, and imports into it. */
final class ImportFixture {
    static final UUID MANAGER = UUID.fromString("0190b000-0000-7000-8000-000000000020");
    static final UUID SALES = UUID.fromString("0190b000-0000-7000-8000-000000000021");
    static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private static final String FIRST_ROWS = """
            insert into branch (id, name, time_zone, region, created_at)
                values ('0190b000-0000-7000-8000-000000000001', 'Berlin', 'Europe/Berlin', 'DE', '2026-01-01');
            insert into member (id, subject, email, name, created_at) values
                ('%1$s', 'm', 'manager@demo.example', 'Tomás Alt', now()), ('%2$s', 's', 'sales@demo.example', 'Anna Keller', now());
            insert into lead_status (key, stage, position)
                select key, key, row_number() over () from unnest(array['new', 'contacted', 'interested', 'trial_scheduled',
                    'trial_attended', 'qualified', 'enrolled', 'converted', 'lost', 'recycled', 'disqualified']) key;
            """.formatted(MANAGER, SALES);

    private static boolean migrated;

    final TestDatabase db;
    final ImportRunner runner;

    ImportFixture(TestDatabase db) {
        this.db = db;
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        migrate();
        db.clear();
        for (Tenant tenant : List.of(db.alpha(), db.beta())) {
            try (Connection connection = db.connection(tenant);
                    Statement sql = connection.createStatement()) {
                sql.execute(FIRST_ROWS);
                connection.commit();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        runner = runner(db.alpha(), manager(), clock);
    }

    ImportRunner runner(Tenant tenant, Caller caller, Clock clock) {
        RequestContext context = db.system(tenant).as(caller);
        return new ImportRunner(
                db,
                new LeadImport(statuses(), fields(clock), TestBulkAssignments.on(db, clock), clock),
                context,
                clock);
    }

    static Caller manager() {
        return new Caller(
                Caller.Kind.MEMBER,
                MANAGER,
                "Tomás Alt",
                "manager@demo.example",
                null,
                Set.of(),
                Set.of("manager"),
                Map.of("lead:import", Scope.ALL, "lead:create", Scope.ALL, "lead:change", Scope.ALL));
    }

    static Caller sales() {
        return new Caller(
                Caller.Kind.MEMBER,
                SALES,
                "Anna Keller",
                "sales@demo.example",
                null,
                Set.of(),
                Set.of("sales"),
                Map.of("lead:import", Scope.OWN, "lead:create", Scope.ALL, "lead:change", Scope.OWN));
    }

    @SuppressWarnings("NullAway") // Nobody changes a field here, so nothing is audited.
    private CustomFields fields(Clock clock) {
        return new CustomFields(db.transaction(), List::of, null, clock);
    }

    private LeadStatuses statuses() {
        try {
            Constructor<LeadStatuses> constructor = LeadStatuses.class.getDeclaredConstructor(TenantTransaction.class);
            constructor.setAccessible(true);
            return constructor.newInstance(db.transaction());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One value of one row. */
    String one(String sql, Object... values) {
        return runner.in(() -> db.transaction()
                .handle()
                .select(sql, values)
                .mapTo(String.class)
                .findOne()
                .orElse(""));
    }

    long count(String sql, Object... values) {
        return Long.parseLong(one(sql, values));
    }

    List<String> all(String sql, Object... values) {
        return runner.in(() -> db.transaction()
                .handle()
                .select(sql, values)
                .mapTo(String.class)
                .list());
    }

    private synchronized void migrate() {
        if (migrated) return;
        migrated = true;
        db.transactions();
        for (Tenant tenant : List.of(db.alpha(), db.beta())) {
            try (Connection connection = db.owner();
                    Statement statement = connection.createStatement()) {
                statement.execute("set role " + tenant.schema());
                var database =
                        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
                new Liquibase("liquibase/leads/changelog.xml", new ClassLoaderResourceAccessor(), database)
                        .update(new Contexts());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
