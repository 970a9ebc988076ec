package dev.cohort.tenancy;

import dev.cohort.access.Members;
import dev.cohort.config.Config;
import dev.cohort.identity.Keycloak;
import dev.cohort.module.ModuleSwitch;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import liquibase.exception.LiquibaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a tenant usable, step by step. Each step may be repeated and is remembered when done, so that a tenant whose
 * provisioning broke off is finished by asking again.
 */
@ApplicationScoped
public class Provisioning {
    private static final Logger LOG = LoggerFactory.getLogger(Provisioning.class);
    private static final Pattern FIRST_LETTER = Pattern.compile("(?U)\\b\\p{L}");

    private final Tenants tenants;
    private final AdminConnection admin;
    private final Migrations migrations;
    private final Keycloak keycloak;
    private final Members members;
    private final FirstRecords firstRecords;
    private final ModuleSwitch moduleSwitch;
    private final TenantTransaction transaction;
    private final Clock clock;

    @Inject
    Provisioning(
            Tenants tenants,
            AdminConnection admin,
            Migrations migrations,
            Keycloak keycloak,
            Members members,
            FirstRecords firstRecords,
            ModuleSwitch moduleSwitch,
            TenantTransaction transaction,
            Clock clock) {
        this.tenants = tenants;
        this.admin = admin;
        this.migrations = migrations;
        this.keycloak = keycloak;
        this.members = members;
        this.firstRecords = firstRecords;
        this.moduleSwitch = moduleSwitch;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One step of the way; the order is the order of the constants. */
    private enum Step {
        SCHEMA,
        MIGRATIONS,
        IDENTITY,
        OWNER,
        MODULES,
        DEMO_DATA
    }

    /**
     * Makes a tenant and returns when people can log in. Asked again for one whose provisioning broke off, it goes on
     * where that stopped.
     *
     * @throws Problem 409 {@code slug-taken} when the address belongs to another tenant
     */
    public Tenant create(NewTenant wanted) {
        String slug = Slugs.check(wanted.slug());
        List<String> modules = moduleSwitch.withNeeded(wanted.modules());
        Tenant tenant = register(slug, wanted);
        return finish(tenant, wanted, modules);
    }

    private Tenant finish(Tenant tenant, NewTenant wanted, List<String> modules) {
        String done = stepOf(tenant);
        try {
            for (Step step : Step.values()) {
                if (!done.isEmpty() && step.compareTo(Step.valueOf(done)) <= 0) continue;
                run(step, tenant, wanted, modules);
                remember(tenant, step);
            }
        } catch (RuntimeException | SQLException | LiquibaseException e) {
            LOG.error("Provisioning of {} stopped", tenant.slug(), e);
            fail(tenant, e);
            throw e instanceof Problem problem
                    ? problem
                    : Problem.of(500, "provisioning-stopped")
                            .with("slug", tenant.slug())
                            .causedBy(e);
        }
        migrations.status(tenant, TenantStatus.ACTIVE, null);
        return tenants.get(tenant.slug());
    }

    private void run(Step step, Tenant tenant, NewTenant wanted, List<String> modules)
            throws SQLException, LiquibaseException {
        switch (step) {
            case SCHEMA -> admin.createSchema(tenant.schema());
            case MIGRATIONS -> migrations.migrateCore(tenant, isEmpty(tenant));
            case IDENTITY -> keycloak.ensureClient(tenant);
            case OWNER -> addPeople(tenant, wanted);
            case MODULES -> modules.forEach(module -> moduleSwitch.enable(tenant, module));
            case DEMO_DATA -> {
                if (wanted.demoData()) moduleSwitch.fillWithDemoData(tenants.byId(tenant.id()));
            }
        }
    }

    private void addPeople(Tenant tenant, NewTenant wanted) {
        String organization = keycloak.ensureOrganization(tenant.slug());
        String name = wanted.ownerName() == null ? nameFrom(wanted.ownerEmail()) : wanted.ownerName();
        boolean demoOwner = Config.demo() && wanted.ownerEmail().endsWith(".example");
        String subject = keycloak.ensureUser(wanted.ownerEmail(), name, demoOwner ? "demo" : null, false);
        keycloak.ensureMembership(organization, subject);
        migrations.inside(tenant, () -> {
            FirstRecords.Home home = firstRecords.create(tenant);
            return members.add(subject, wanted.ownerEmail(), name, home.teamId(), home.branchId(), List.of("owner"));
        });
        if (wanted.demoData() && Config.demo()) addDemoPeople(tenant, organization);
        if (!demoOwner) invite(tenant, subject, wanted.ownerEmail());
    }

    private void addDemoPeople(Tenant tenant, String organization) {
        for (DemoPeople.Person person : DemoPeople.of(tenant.slug())) {
            String subject = keycloak.ensureUser(person.email(), person.name(), "demo", false);
            keycloak.ensureMembership(organization, subject);
            migrations.inside(tenant, () -> {
                FirstRecords.Home home = firstRecords.create(tenant);
                return members.add(
                        subject, person.email(), person.name(), home.teamId(), home.branchId(), List.of(person.role()));
            });
        }
    }

    /** The vendor's own client, organization and operators; repeated at every start. */
    void provisionVendor() {
        Tenant vendor = tenants.vendor();
        // The vendor's own comes last: until then the move is not over, and a start that was cut short goes on with it.
        if (keycloak.hasMoved(vendor)) tenants.all().forEach(keycloak::ensureClient);
        keycloak.ensureClient(vendor);
        String organization = keycloak.ensureOrganization(vendor.slug());
        String email = Config.get("cohort.operator.email", Config.demo() ? "operator@cohort.example" : "");
        if (email.isEmpty()) return;
        String name = Config.demo() ? "Olive Operator" : nameFrom(email);
        String first = Config.demo() ? "demo" : Config.get("cohort.operator.password", "");
        String subject = keycloak.ensureUser(email, name, first.isEmpty() ? null : first, !Config.demo());
        keycloak.ensureMembership(organization, subject);
        boolean known = members.profileOf(vendor, subject).isPresent();
        if (known) return;
        migrations.inside(vendor, () -> members.add(subject, email, name, null, null, List.of("operator")));
        if (first.isEmpty()) invite(vendor, subject, email);
    }

    /** A mail that cannot be sent stops nobody: "forgot password" on the login page mails the same link. */
    private void invite(Tenant tenant, String subject, String email) {
        try {
            keycloak.invite(tenant, subject);
        } catch (Problem e) {
            LOG.warn(
                    "The invitation of {} to {} could not be mailed; when mail works, \"Forgot password?\" at {} sends the link",
                    email,
                    tenant.slug(),
                    Config.publicUrl(tenant.slug()),
                    e);
        }
    }

    private Tenant register(String slug, NewTenant wanted) {
        UUID id = Ids.next();
        tenants.inRegistry(() -> transaction
                .handle()
                .createUpdate("""
                        insert into tenant (id, slug, name, schema_name, status, owner_email, demo_data,
                                            created_at, changed_at)
                        values (:id, :slug, :name, :schema, 'PROVISIONING', :owner, :demo, :now, :now)
                        on conflict (slug) do nothing
                        """)
                .bind("id", id)
                .bind("slug", slug)
                .bind("name", wanted.name())
                .bind("schema", Slugs.schemaOf(slug))
                .bind("owner", wanted.ownerEmail())
                .bind("demo", wanted.demoData())
                .bind("now", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .execute());
        tenants.forget(slug);
        Tenant tenant = tenants.find(slug)
                .orElseThrow(() -> Problem.conflict("slug-taken").with("slug", slug));
        boolean unfinished = tenant.status() == TenantStatus.PROVISIONING && sameOwner(tenant, wanted);
        if (!tenant.id().equals(id) && !unfinished)
            throw Problem.conflict("slug-taken").with("slug", slug);
        return tenant;
    }

    private boolean sameOwner(Tenant tenant, NewTenant wanted) {
        return column(tenant, "owner_email").equalsIgnoreCase(wanted.ownerEmail());
    }

    private String stepOf(Tenant tenant) {
        return column(tenant, "provisioned_step");
    }

    private String column(Tenant tenant, String column) {
        String query = column.equals("owner_email")
                ? "select owner_email from tenant where id = :id"
                : "select provisioned_step from tenant where id = :id";
        return tenants.inRegistry(() -> transaction
                .handle()
                .createQuery(query)
                .bind("id", tenant.id())
                .mapTo(String.class)
                .one());
    }

    private void remember(Tenant tenant, Step step) {
        tenants.inRegistry(() -> transaction
                .handle()
                .createUpdate("update tenant set provisioned_step = :step, failure = null where id = :id")
                .bind("step", step.name())
                .bind("id", tenant.id())
                .execute());
    }

    private void fail(Tenant tenant, Exception why) {
        tenants.inRegistry(() -> transaction
                .handle()
                .createUpdate("update tenant set failure = :why where id = :id")
                .bind("why", String.valueOf(why.getMessage()))
                .bind("id", tenant.id())
                .execute());
    }

    /** A schema that broke off half way is upgraded instead of replayed. */
    private boolean isEmpty(Tenant tenant) {
        return migrations.inside(tenant, () -> transaction
                .handle()
                .createQuery("select to_regclass('databasechangelog') is null")
                .mapTo(Boolean.class)
                .one());
    }

    /** {@code berta.owner@…} is Berta Owner until she says otherwise. */
    static String nameFrom(String email) {
        String local = email.substring(0, email.indexOf('@'))
                .replaceAll("[._+-]+", " ")
                .strip();
        return local.isEmpty()
                ? email
                : FIRST_LETTER.matcher(local).replaceAll(word -> word.group().toUpperCase(Locale.ROOT));
    }
}
