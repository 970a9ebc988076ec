package dev.cohort.tenancy;

import dev.cohort.access.Permission;
import dev.cohort.access.Roles;
import dev.cohort.module.InstalledModules;
import dev.cohort.module.ModuleJars.LoadedModule;
import dev.cohort.observe.RequestId;
import dev.cohort.persistence.Transactions;
import dev.cohort.problem.Problem;
import dev.cohort.request.RequestContext;
import dev.cohort.tenancy.SchemaVersions.Behind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import liquibase.exception.LiquibaseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings schemas up to date: the registry's, and each tenant's with the modules it has. */
@ApplicationScoped
public class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final int AT_ONCE = 4;

    private final AdminConnection admin;
    private final Tenants tenants;
    private final InstalledModules modules;
    private final Roles roles;
    private final Transactions transactions;
    private final SchemaVersions versions;
    private final Map<String, Changelog> changelogs = new ConcurrentHashMap<>();

    @Inject
    Migrations(
            AdminConnection admin,
            Tenants tenants,
            InstalledModules modules,
            Roles roles,
            Transactions transactions,
            SchemaVersions versions) {
        this.admin = admin;
        this.tenants = tenants;
        this.modules = modules;
        this.roles = roles;
        this.transactions = transactions;
        this.versions = versions;
    }

    /** The registry's schema: what every tenant has, and the registry's own tables. */
    void migrateVendor() {
        try {
            admin.createExtensions();
            admin.createSchema(tenants.vendor().schema());
            try (Connection connection = admin.openAs(tenants.vendor().schema())) {
                core().upgrade(connection);
                Changelog.read("liquibase/platform/changelog.xml", loader(), false, "")
                        .upgrade(connection);
            }
        } catch (SQLException | LiquibaseException e) {
            throw new IllegalStateException("The registry's schema cannot be brought up to date: " + e.getMessage(), e);
        }
        roles.handOutDefaults(tenants.vendor(), modules.permissions());
    }

    /** Every tenant that is behind, several at once; one tenant's failure puts that tenant on maintenance, no other. */
    void migrateTenants() {
        List<LoadedModule> installed = List.copyOf(modules.all());
        List<Behind> behind = versions.behind(
                core().version(),
                installed,
                installed.stream().map(this::version).toList());
        if (behind.isEmpty()) return;
        LOG.info("{} tenants are brought up to date", behind.size());
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            behind.forEach(each -> workers.execute(() -> migrate(each)));
        }
    }

    private void migrate(Behind behind) {
        Tenant tenant = tenants.byId(behind.id());
        RequestId.marked(RequestContext.system(tenant, "migration", RequestId.next()), () -> {
            migrate(tenant, behind);
            return tenant;
        });
    }

    private void migrate(Tenant tenant, Behind behind) {
        try {
            migrateCore(tenant, behind.coreVersion().isEmpty());
            if (tenant.status() == TenantStatus.MAINTENANCE) status(tenant, TenantStatus.ACTIVE, null);
        } catch (RuntimeException | SQLException | LiquibaseException e) {
            LOG.error("Tenant {} is held back: its migration failed", tenant.slug(), e);
            // One on hold stays on hold; it is brought up to date again before it is resumed.
            boolean onHold = tenant.status() == TenantStatus.SUSPENDED;
            status(tenant, onHold ? TenantStatus.SUSPENDED : TenantStatus.MAINTENANCE, Changelog.fault(e));
            return;
        }
        migrateModules(tenant);
    }

    private void migrateModules(Tenant tenant) {
        for (String module : versions.modulesOn(tenant))
            modules.find(module).ifPresent(loaded -> migrateModule(tenant, loaded));
        tenants.forget(tenant.slug());
    }

    /**
     * Brings one tenant up to date that may have missed a new version while it was on hold.
     *
     * @throws Problem 409 {@code migration-failed}; the tenant stays as it is
     */
    void catchUp(Tenant tenant) {
        String reached = versions.core(tenant);
        try {
            if (!reached.equals(core().version())) migrateCore(tenant, reached.isEmpty());
        } catch (RuntimeException | SQLException | LiquibaseException e) {
            LOG.error("Tenant {} stays on hold: its migration failed", tenant.slug(), e);
            versions.failed(tenant, Changelog.fault(e));
            throw Problem.conflict("migration-failed")
                    .with("slug", tenant.slug())
                    .with("reason", Changelog.fault(e))
                    .causedBy(e);
        }
        migrateModules(tenant);
    }

    /** Brings core's part of a tenant's schema up to date. */
    void migrateCore(Tenant tenant, boolean fresh) throws SQLException, LiquibaseException {
        run(core(), tenant, fresh);
        roles.handOutDefaults(tenant, modules.permissions());
        versions.coreReached(tenant, core().version());
    }

    /**
     * Brings a module's part of a tenant's schema up to date. A failure is kept with the tenant's module, which stays
     * off; nothing else stops.
     *
     * @return the failure, if there was one
     */
    public Optional<String> migrateModule(Tenant tenant, LoadedModule module) {
        Changelog changelog = changelog(module);
        String before = versions.module(tenant, module.id());
        if (before.equals(version(module))) return Optional.empty();
        String failure = null;
        try {
            if (changelog != null) run(changelog, tenant, before.isEmpty());
            roles.handOutDefaults(tenant, module.module().permissions());
        } catch (RuntimeException | SQLException | LiquibaseException e) {
            LOG.error("Module {} is off for tenant {}: its migration failed", module.id(), tenant.slug(), e);
            failure = Changelog.fault(e);
        }
        versions.moduleReached(tenant, module.id(), version(module), failure);
        return Optional.ofNullable(failure);
    }

    private void run(Changelog changelog, Tenant tenant, boolean fresh) throws SQLException, LiquibaseException {
        try (Connection connection = admin.openAs(tenant.schema())) {
            if (fresh) {
                connection.setAutoCommit(false);
                changelog.replay(connection);
                connection.commit();
            } else {
                changelog.upgrade(connection);
            }
        }
    }

    void status(Tenant tenant, TenantStatus status, @Nullable String failure) {
        versions.status(tenant, status, failure);
    }

    /** The version a module's part of a schema has once it is up to date. */
    private String version(LoadedModule module) {
        Changelog changelog = changelog(module);
        return changelog == null ? "none-" + permissions(module.module().permissions()) : changelog.version();
    }

    /** Core's part of a tenant's schema. */
    Changelog core() {
        return changelogs.computeIfAbsent(
                "",
                core -> Changelog.read(
                        "liquibase/tenant/changelog.xml",
                        loader(),
                        true,
                        permissions(dev.cohort.access.CorePermissions.ALL)));
    }

    /** An installed module's part of a tenant's schema. */
    @Nullable
    Changelog changelog(LoadedModule module) {
        return module.module()
                .changelog()
                .map(file -> changelogs.computeIfAbsent(
                        module.id(),
                        id -> Changelog.read(
                                file,
                                module.loader(),
                                false,
                                permissions(module.module().permissions()))))
                .orElse(null);
    }

    private static String permissions(List<Permission> permissions) {
        return String.join(
                ",", permissions.stream().map(Permission::key).sorted().toList());
    }

    private static ClassLoader loader() {
        return Migrations.class.getClassLoader();
    }

    /** Runs work inside a tenant, as the system. */
    <T> T inside(Tenant tenant, Supplier<T> work) {
        return transactions.inNew(RequestContext.system(tenant, "provisioning", "provisioning"), work);
    }
}
