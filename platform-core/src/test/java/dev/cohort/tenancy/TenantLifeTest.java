package dev.cohort.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.access.TestRoles;
import dev.cohort.audit.TestAudit;
import dev.cohort.identity.TestKeycloak;
import dev.cohort.module.InstalledModules;
import dev.cohort.persistence.TestClock;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A third tenant, made as provisioning makes it, lives and ends beside the two that every test has. */
@ExtendWith(TestDatabase.class)
class TenantLifeTest {
    private static final UUID GAMMA = new UUID(3, 3);

    private final TestDatabase db;
    private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
    private final TestKeycloak keycloak = new TestKeycloak();
    private final TestAdmin admin;
    private final Tenants tenants;
    private final TenantLife life;
    private final TenantRemoval removal;

    TenantLifeTest(TestDatabase db) throws Exception {
        this.db = db;
        this.admin = TestAdmin.on(db);
        this.tenants = TestTenants.on(db);
        Migrations migrations = new Migrations(
                admin,
                tenants,
                new InstalledModules(),
                TestRoles.on(db),
                db.transactions(),
                new SchemaVersions(tenants, db.transaction(), clock));
        this.life = new TenantLife(tenants, db.transaction(), db.transactions(), migrations, TestAudit.on(db), clock);
        this.removal = new TenantRemoval(
                tenants,
                new RemovalTable(tenants, db.transaction(), db.transactions(), TestAudit.on(db), clock),
                admin,
                keycloak.client(),
                java.util.List.of());
        register();
        admin.createSchema("t_gamma");
        migrations.migrateCore(tenants.byId(GAMMA), true);
    }

    private void register() throws SQLException {
        sql("delete from platform.tenant where slug = 'gamma'");
        sql("""
                insert into platform.tenant (id, slug, name, schema_name, status, owner_email, created_at, changed_at)
                values ('%s', 'gamma', 'Gamma School', 't_gamma', 'ACTIVE', 'owner@gamma.example', now(), now())
                """.formatted(GAMMA));
    }

    @BeforeEach
    void peopleAndWork() throws SQLException {
        db.clear();
        keycloak.clients.add("cohort-gamma");
        keycloak.clients.add("cohort-alpha");
        keycloak.user("owner@gamma.example", "gamma");
        keycloak.user("teacher@both.example", "gamma", "alpha");
        keycloak.user("head@office.example", "gamma");
        keycloak.users.put("head@office.example", "ldap");
        for (UUID id : new UUID[] {GAMMA, db.alpha().id()}) {
            sql("insert into platform.schedule (tenant_id, job, cron, time_zone, next_at) values ('" + id
                    + "', 'nightly', '0 3 * * *', 'UTC', now())");
            sql("insert into platform.job_queue (job_id, tenant_id, kind, queued_at) values (gen_random_uuid(), '" + id
                    + "', 'import', now())");
            sql("insert into platform.job_turn values ('" + id + "', now())");
        }
    }

    @AfterEach
    void end() throws SQLException {
        keycloak.close();
        admin.away(false);
        admin.dropSchema("t_gamma");
        sql("delete from platform.tenant where slug = 'gamma'");
    }

    @Test
    void noneIsClosedOrRemovedWhoseDataWereNeverExported() {
        refused("export-needed", () -> life.close("gamma"));
        refused("export-needed", () -> life.end("gamma"));
        life("suspend");
        refused("export-needed", () -> life.close("gamma"));
        assertThat(status()).isEqualTo("SUSPENDED");
    }

    @Test
    void aClosedOneIsKeptForThirtyDaysAndNotOneHourLonger() {
        exported();
        life("close");
        assertThat(status()).isEqualTo("ARCHIVED");
        assertThat(time("delete_after")).isEqualTo(Instant.parse("2026-12-20T12:00:00Z"));

        clock.forward(Duration.ofDays(30).minusSeconds(1));
        run();
        assertThat(status()).isEqualTo("ARCHIVED");
        assertThat(schemas()).isEqualTo(1);

        clock.forward(Duration.ofSeconds(1));
        run();
        assertThat(status()).isEqualTo("DELETED");
        assertThat(schemas()).isZero();
    }

    @Test
    void theTimeOfRetentionIsASetting() {
        exported();
        System.setProperty("cohort.retention.days", "7");
        try {
            life("close");
        } finally {
            System.clearProperty("cohort.retention.days");
        }
        assertThat(time("delete_after")).isEqualTo(Instant.parse("2026-11-27T12:00:00Z"));
    }

    @Test
    void closingAgainDoesNotPutTheEndOff() {
        exported();
        life("close");
        clock.forward(Duration.ofDays(10));
        life("close");
        assertThat(time("delete_after")).isEqualTo(Instant.parse("2026-12-20T12:00:00Z"));
    }

    @Test
    void withinTheTimeItIsOpenedAgainAsItWas() {
        exported();
        sql("insert into t_gamma.team values ('" + UUID.randomUUID() + "', 'Kept')");
        life("close");
        clock.forward(Duration.ofDays(29));

        life("resume");
        clock.forward(Duration.ofDays(29));
        run();

        assertThat(status()).isEqualTo("ACTIVE");
        assertThat(time("delete_after")).isNull();
        assertThat(text("select name from t_gamma.team")).isEqualTo("Kept");
    }

    @Test
    void afterTheTimeItIsNotOpenedAgainEvenBeforeItIsRemoved() {
        exported();
        life("close");
        clock.forward(Duration.ofDays(30));
        refused("retention-over", () -> life.resume("gamma"));
        assertThat(status()).isEqualTo("ARCHIVED");
    }

    @Test
    void whatItMissedWhileClosedIsBroughtInBeforeItOpens() {
        exported();
        life("close");
        sql("update platform.tenant set core_version = 'old' where slug = 'gamma'");
        life("resume");
        assertThat(text("select core_version from platform.tenant where slug = 'gamma'"))
                .isNotEqualTo("old");
    }

    @Test
    void oneWhoseMigrationFailsStaysClosedWithTheReason() {
        exported();
        life("close");
        sql("update platform.tenant set core_version = 'old' where slug = 'gamma'");
        sql("alter table t_gamma.databasechangelog rename column md5sum to broken");
        refused("migration-failed", () -> life.resume("gamma"));
        assertThat(status()).isEqualTo("ARCHIVED");
        assertThat(text("select failure from platform.tenant where slug = 'gamma'"))
                .isNotBlank();
    }

    @Test
    void whatIsRemovedIsGoneAndNothingOfAnothersIs() {
        exported();
        life("close");
        clock.forward(Duration.ofDays(31));
        run();

        assertThat(schemas()).isZero();
        assertThat(number("select count(*) from pg_roles where rolname = 't_gamma'"))
                .isZero();
        assertThat(keycloak.clients).containsExactly("cohort-alpha");
        assertThat(keycloak.organizations.keySet()).containsExactly("alpha");
        for (String table : new String[] {"schedule", "job_queue", "job_turn"})
            assertThat(text("select string_agg(tenant_id::text, ',') from platform." + table))
                    .isEqualTo(db.alpha().id().toString());
        assertThat(number("select count(*) from pg_namespace where nspname in ('t_alpha', 't_beta')"))
                .isEqualTo(2);
    }

    @Test
    void aLoginGoesUnlessItBelongsElsewhereOrToADirectory() {
        exported();
        life("close");
        clock.forward(Duration.ofDays(31));
        run();
        assertThat(keycloak.users.keySet()).containsExactly("head@office.example", "teacher@both.example");
        assertThat(keycloak.organizations.get("alpha")).containsExactly("teacher@both.example");
    }

    @Test
    void aTombstoneStaysThatKeepsTheAddressAndNoPerson() {
        exported();
        life("end");
        remove();
        assertThat(tenants.find("gamma")).isEmpty();
        assertThat(tenants.statusOf("gamma")).contains(TenantStatus.DELETED);
        assertThat(time("removed_at")).isEqualTo(Instant.now(clock));
        assertThat(text("select owner_email from platform.tenant where slug = 'gamma'"))
                .isEmpty();
        refused("tenant-status", () -> life.resume("gamma"));
        refused("tenant-status", () -> life.close("gamma"));
    }

    @Test
    void everyMoveLeavesALineOfAuditAtTheVendor() {
        exported();
        life("suspend");
        life("resume");
        life("close");
        life("resume");
        life("end");
        remove();
        assertThat(text("select string_agg(action, ' ' order by seq) from platform.audit_entry where record_id = '"
                        + GAMMA + "'"))
                .isEqualTo("suspend resume close resume delete remove");
    }

    @Test
    void aRemovalThatBreaksOffGoesOnWhereItStopped() {
        exported();
        life("close");
        clock.forward(Duration.ofDays(31));

        keycloak.refuse("/organizations/members");
        stops("");
        keycloak.refuse("/clients");
        stops("LOGINS");
        assertThat(keycloak.clients).contains("cohort-gamma");
        keycloak.refuse("nothing");
        admin.away(true);
        stops("BELONGINGS");
        assertThat(keycloak.clients).doesNotContain("cohort-gamma");
        assertThat(schemas()).isEqualTo(1);
        admin.away(false);
        sql("alter table platform.job_turn rename to job_turn_elsewhere");
        stops("SCHEMA");
        assertThat(schemas()).isZero();
        sql("alter table platform.job_turn_elsewhere rename to job_turn");
        assertThat(time("removed_at")).isNull();
        assertThat(text("select failure from platform.tenant where slug = 'gamma'"))
                .isNotBlank();

        run();

        assertThat(time("removed_at")).isEqualTo(Instant.now(clock));
        assertThat(text("select failure from platform.tenant where slug = 'gamma'"))
                .isNull();
        assertThat(text("select string_agg(action, ' ' order by seq) from platform.audit_entry where record_id = '"
                        + GAMMA + "'"))
                .isEqualTo("close remove");
    }

    @Test
    void aStepThatWasDoneButNotNotedIsDoneAgainWithoutHarm() {
        exported();
        life("end");
        remove();
        for (String step : new String[] {"", "LOGINS", "CLIENT", "SCHEMA"}) {
            sql("update platform.tenant set removed_at = null, removed_step = '" + step + "' where slug = 'gamma'");
            run();
            assertThat(time("removed_at")).as("after %s", step).isNotNull();
        }
    }

    @Test
    void oneThatCannotBeRemovedHoldsUpNoOther() throws SQLException {
        exported();
        life("close");
        sql("""
                insert into platform.tenant (id, slug, name, schema_name, status, owner_email, created_at, changed_at,
                    exported_at, archived_at, delete_after)
                values ('%s', 'delta', 'Delta', 't_delta', 'ARCHIVED', 'o@delta.example', now(), now(), now(),
                    '2026-01-01', '2026-02-01')
                """.formatted(new UUID(4, 4)));
        try {
            keycloak.user("o@delta.example", "delta");
            clock.forward(Duration.ofDays(31));
            keycloak.refuse("/organizations/members/o@delta.example");
            assertThatThrownBy(this::runThrowing).hasMessageContaining(new UUID(4, 4).toString());
            assertThat(schemas()).isZero();
        } finally {
            sql("delete from platform.tenant where slug = 'delta'");
        }
    }

    @Test
    void ofTwoWhoEndAndResumeItAtOnceOnlyOneGetsThrough() throws Exception {
        exported();
        life("close");
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<Boolean> ended = both.submit(() -> passes(together, () -> life.end("gamma")));
            Future<Boolean> resumed = both.submit(() -> passes(together, () -> life.resume("gamma")));
            // Whoever comes second finds a state that allows it (an active one may be ended), or is refused.
            if (resumed.get()) assertThat(status()).isIn("ACTIVE", "DELETED");
            else assertThat(status()).isEqualTo("DELETED");
            assertThat(ended.get() || resumed.get()).isTrue();
        }
    }

    private boolean passes(CyclicBarrier together, Runnable move) throws Exception {
        together.await();
        try {
            Context.run(db.system(db.vendor()), move);
            return true;
        } catch (Problem e) {
            assertThat(e.code()).isEqualTo("tenant-status");
            return false;
        }
    }

    /** The next run stops; the last step that was done is this one. */
    private void stops(String done) {
        assertThatThrownBy(this::runThrowing).hasMessageContaining(GAMMA.toString());
        assertThat(status()).isEqualTo("DELETED");
        assertThat(text("select removed_step from platform.tenant where slug = 'gamma'"))
                .isEqualTo(done);
    }

    private void run() {
        runThrowing();
    }

    private void runThrowing() {
        Context.run(db.system(db.vendor()), removal::run);
    }

    private void remove() {
        Context.run(db.system(db.vendor()), () -> removal.remove(GAMMA));
    }

    private void life(String move) {
        Context.run(db.system(db.vendor()), () -> {
            switch (move) {
                case "suspend" -> life.suspend("gamma");
                case "resume" -> life.resume("gamma");
                case "close" -> life.close("gamma");
                default -> life.end("gamma");
            }
        });
    }

    private void refused(String code, Runnable move) {
        assertThatThrownBy(() -> Context.run(db.system(db.vendor()), move))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private void exported() {
        sql("update platform.tenant set exported_at = '2026-11-20T11:00:00Z' where slug = 'gamma'");
    }

    private String status() {
        return String.valueOf(text("select status from platform.tenant where slug = 'gamma'"));
    }

    private long schemas() {
        return number("select count(*) from pg_namespace where nspname = 't_gamma'");
    }

    private @Nullable Instant time(String column) {
        String text = text("select to_char(" + column
                + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from platform.tenant where slug = 'gamma'");
        return text == null ? null : Instant.parse(text);
    }

    private long number(String query) {
        return Long.parseLong(String.valueOf(text(query)));
    }

    private @Nullable String text(String query) {
        try (Connection owner = db.owner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void sql(String statement) {
        try (Connection owner = db.owner();
                Statement sql = owner.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
