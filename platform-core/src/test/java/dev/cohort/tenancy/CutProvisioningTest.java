package dev.cohort.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.access.TestMembers;
import dev.cohort.access.TestRoles;
import dev.cohort.identity.Keycloak;
import dev.cohort.identity.TestKeycloak;
import dev.cohort.module.DemoContent;
import dev.cohort.module.InstalledModules;
import dev.cohort.module.TestModules;
import dev.cohort.persistence.TestClock;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.problem.Problem;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenant whose provisioning is cut at each of its steps, and made whole by asking again. */
@ExtendWith(TestDatabase.class)
class CutProvisioningTest {
    private static final String SCHEMA = "t_delta";
    private static final NewTenant WANTED =
            new NewTenant("delta", "Delta School", "owner@delta.example", "Dora Delta", List.of("extra"), true);

    private final TestDatabase db;
    private final TestAdmin admin;
    private final TestKeycloak identity = new TestKeycloak();
    private final Keycloak keycloak = identity.client();
    private final Tenants tenants;
    private final Provisioning provisioning;
    private boolean demoFails;

    CutProvisioningTest(TestDatabase db) throws IOException {
        this.db = db;
        this.admin = TestAdmin.on(db);
        this.tenants = TestTenants.on(db);
        System.setProperty("cohort.secret", "for tests");
        TestClock clock = new TestClock("2026-11-20T12:00:00Z");
        InstalledModules modules = TestModules.installed("extra", "dev/cohort/tenancy/extra-changelog.xml");
        Migrations migrations = new Migrations(
                admin,
                tenants,
                modules,
                TestRoles.on(db),
                db.transactions(),
                new SchemaVersions(tenants, db.transaction(), clock));
        this.provisioning = new Provisioning(
                tenants,
                admin,
                migrations,
                keycloak,
                TestMembers.on(db),
                new FirstRecords(db.transaction(), clock),
                TestModules.on(db, modules, migrations, new Extras()),
                db.transaction(),
                clock);
    }

    /** Something to look at in the module's table; it fails behind the first row if it is told to. */
    private final class Extras implements DemoContent {
        @Override
        public String moduleId() {
            return "extra";
        }

        @Override
        public void create() {
            db.transaction().handle().execute("insert into extra (id) values (gen_random_uuid())");
            if (demoFails) throw new IllegalStateException("The demonstration data broke off");
        }
    }

    @BeforeEach
    void noDelta() {
        db.clear();
        clean();
    }

    @AfterEach
    void end() throws SQLException {
        identity.close();
        admin.awayAfter(Integer.MAX_VALUE);
        clean();
        System.clearProperty("cohort.secret");
    }

    private void clean() {
        try {
            admin.dropSchema(SCHEMA);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        change("delete from platform.tenant where slug = 'delta'");
        tenants.forget("delta");
        identity.clients.clear();
        identity.organizations.clear();
        identity.users.clear();
        identity.invited.clear();
    }

    /** All there is of the tenant: how many rows each table has, its logins, its row in the registry. */
    private Map<String, Object> all() {
        Map<String, Object> all = new TreeMap<>();
        for (String table : column("select tablename from pg_tables where schemaname = '" + SCHEMA
                + "' and tablename <> 'databasechangeloglock'"))
            all.put(table, column("select count(*) from " + SCHEMA + "." + table));
        all.put(
                "registry",
                column("select concat_ws(' ', status, provisioned_step, core_version, failure)"
                        + " from platform.tenant where slug = 'delta'"));
        all.put(
                "module",
                column(
                        "select concat_ws(' ', module_id, enabled, module_version, m.failure)"
                                + " from platform.tenant_module m join platform.tenant t on t.id = m.tenant_id where slug = 'delta'"));
        all.put("clients", List.copyOf(identity.clients));
        all.put("organizations", Map.copyOf(identity.organizations).toString());
        all.put("users", Map.copyOf(identity.users));
        return all;
    }

    private Map<String, Object> uncut() {
        provisioning.create(WANTED);
        Map<String, Object> all = all();
        assertThat(all).containsEntry("member", List.of("1")).containsEntry("extra", List.of("1"));
        assertThat(identity.invited).containsExactly("owner@delta.example");
        clean();
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        // What is away: the database after so many connections of the administrator, or a part of Keycloak.
        "0, nothing, false, ''",
        "1, nothing, false, SCHEMA",
        "9, /clients, false, MIGRATIONS",
        "9, /organizations, false, IDENTITY",
        "9, /users, false, IDENTITY",
        "2, nothing, false, OWNER",
        "9, nothing, true, MODULES"
    })
    void cutOnTheWayItIsFinishedByAskingAgain(int connections, String refused, boolean demoBreaks, String done) {
        Map<String, Object> uncut = uncut();
        admin.awayAfter(connections);
        identity.refuse(refused);
        demoFails = demoBreaks;

        assertThatThrownBy(() -> provisioning.create(WANTED)).isInstanceOf(RuntimeException.class);

        assertThat(column("select status || ' ' || provisioned_step from platform.tenant where slug = 'delta'"))
                .containsExactly("PROVISIONING " + done);
        assertThat(column("select failure from platform.tenant where slug = 'delta'"))
                .doesNotContainNull();
        admin.awayAfter(Integer.MAX_VALUE);
        identity.refuse("nothing");
        demoFails = false;

        Tenant made = provisioning.create(WANTED);

        assertThat(made.status()).isEqualTo(TenantStatus.ACTIVE);
        assertThat(all()).isEqualTo(uncut);
    }

    /** The work of a step is done, and the power goes before that is written down. */
    @ParameterizedTest
    @ValueSource(strings = {"", "SCHEMA", "MIGRATIONS", "IDENTITY", "OWNER"})
    void stepThatWasDoneAndNotRememberedIsDoneAgainWithoutATrace(String remembered) {
        NewTenant plain = new NewTenant("delta", "Delta School", "owner@delta.example", null, List.of("extra"), false);
        provisioning.create(plain);
        Map<String, Object> once = all();
        change("update platform.tenant set status = 'PROVISIONING', provisioned_step = '" + remembered
                + "' where slug = 'delta'");
        tenants.forget("delta");

        provisioning.create(plain);

        assertThat(all()).isEqualTo(once);
    }

    @Test
    void anotherOwnerDoesNotGoOnWithIt() {
        admin.awayAfter(1);
        assertThatThrownBy(() -> provisioning.create(WANTED)).isInstanceOf(Problem.class);
        admin.awayAfter(Integer.MAX_VALUE);
        NewTenant stranger = new NewTenant("delta", "Delta", "stranger@delta.example", null, List.of("extra"), false);
        assertThatThrownBy(() -> provisioning.create(stranger))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("slug-taken"));
    }

    private List<String> column(String query) {
        List<String> found = new ArrayList<>();
        try (Connection owner = db.owner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) found.add(rows.getString(1));
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void change(String sql) {
        try (Connection owner = db.owner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
