package dev.cohort.tenancy;

import dev.cohort.access.Permission;
import dev.cohort.access.Roles;
import dev.cohort.module.InstalledModules;
import dev.cohort.module.ModuleJars.LoadedModule;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.request.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import liquibase.exception.LiquibaseException;
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
    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final Clock clock;
    private final Map<String, Changelog> changelogs = new ConcurrentHashMap<>();

    @Inject
    Migrations(
            AdminConnection admin,
            Tenants tenants,
            InstalledModules modules,
            Roles roles,
            TenantTransaction transaction,
            Transactions transactions,
            Clock clock) {
        this.admin = admin;
        this.tenants = tenants;
        this.modules = modules;
        this.roles = roles;
        this.transaction = transaction;
        this.transactions = transactions;
        this.clock = clock;
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
        List<Behind> behind = behind();
        if (behind.isEmpty()) return;
        LOG.info("{} tenants are brought up to date", behind.size());
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            behind.forEach(tenant -> workers.execute(() -> migrate(tenant)));
        }
    }

    private void migrate(Behind behind) {
        Tenant tenant = tenants.byId(behind.id());
        try {
            migrateCore(tenant, behind.coreVersion().isEmpty());
            if (tenant.status() == TenantStatus.MAINTENANCE) status(tenant, TenantStatus.ACTIVE, null);
        } catch (RuntimeException | SQLException | LiquibaseException e) {
            LOG.error("Tenant {} stays on maintenance: its migration failed", tenant.slug(), e);
            status(tenant, TenantStatus.MAINTENANCE, e.getMessage());
            return;
        }
        for (String module : wanted(tenant)) modules.find(module).ifPresent(loaded -> migrateModule(tenant, loaded));
        tenants.forget(tenant.slug());
    }

    /** Brings core's part of a tenant's schema up to date. */
    void migrateCore(Tenant tenant, boolean fresh) throws SQLException, LiquibaseException {
        run(core(), tenant, fresh);
        roles.handOutDefaults(tenant, modules.permissions());
        tenants.inRegistry(() -> transaction
                .handle()
                .createUpdate("update tenant set core_version = :version, failure = null where id = :id")
                .bind("version", core().version())
                .bind("id", tenant.id())
                .execute());
    }

    /**
     * Brings a module's part of a tenant's schema up to date. A failure is kept with the tenant's module, which stays
     * off; nothing else stops.
     *
     * @return the failure, if there was one
     */
    public Optional<String> migrateModule(Tenant tenant, LoadedModule module) {
        Changelog changelog = changelog(module);
        String before = moduleVersion(tenant, module.id());
        if (before.equals(version(module))) return Optional.empty();
        String failure = null;
        try {
            if (changelog != null) run(changelog, tenant, before.isEmpty());
            roles.handOutDefaults(tenant, module.module().permissions());
        } catch (RuntimeException | SQLException | LiquibaseException e) {
            LOG.error("Module {} is off for tenant {}: its migration failed", module.id(), tenant.slug(), e);
            failure = String.valueOf(e.getMessage());
        }
        record(tenant, module, failure);
        return Optional.ofNullable(failure);
    }

    private void record(Tenant tenant, LoadedModule module, @org.jspecify.annotations.Nullable String failure) {
        String reached = failure == null ? version(module) : "";
        tenants.inRegistry(() -> transaction
                .handle()
                .createUpdate("""
                        insert into tenant_module (tenant_id, module_id, enabled, module_version, failure, changed_at)
                        values (:tenant, :module, false, :version, :failure, :now)
                        on conflict (tenant_id, module_id) do update
                        set module_version = case when :failure::text is null then excluded.module_version
                                                  else tenant_module.module_version end,
                            failure = excluded.failure, changed_at = excluded.changed_at
                        """)
                .bind("tenant", tenant.id())
                .bind("module", module.id())
                .bind("version", reached)
                .bind("failure", failure)
                .bind("now", Instant.now(clock).atOffset(java.time.ZoneOffset.UTC))
                .execute());
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

    void status(Tenant tenant, TenantStatus status, @org.jspecify.annotations.Nullable String failure) {
        tenants.inRegistry(() -> transaction
                .handle()
                .createUpdate("""
                        update tenant set status = :status, failure = :failure, changed_at = :now, version = version + 1
                        where id = :id
                        """)
                .bind("status", status.name())
                .bind("failure", failure)
                .bind("now", Instant.now(clock).atOffset(java.time.ZoneOffset.UTC))
                .bind("id", tenant.id())
                .execute());
        tenants.forget(tenant.slug());
    }

    /** The version a module's part of a schema has once it is up to date. */
    private String version(LoadedModule module) {
        Changelog changelog = changelog(module);
        return changelog == null ? "none-" + permissions(module.module().permissions()) : changelog.version();
    }

    private String moduleVersion(Tenant tenant, String module) {
        return tenants.inRegistry(() -> transaction
                .handle()
                .createQuery(
                        "select module_version from tenant_module where tenant_id = :tenant and module_id = :module")
                .bind("tenant", tenant.id())
                .bind("module", module)
                .mapTo(String.class)
                .findOne()
                .orElse(""));
    }

    private List<String> wanted(Tenant tenant) {
        return tenants.inRegistry(() -> transaction
                .handle()
                .createQuery("select module_id from tenant_module where tenant_id = :tenant and enabled")
                .bind("tenant", tenant.id())
                .mapTo(String.class)
                .list());
    }

    /** One query tells who is behind: nobody, on most starts. */
    private List<Behind> behind() {
        String[] ids = modules.all().stream().map(LoadedModule::id).toArray(String[]::new);
        String[] versions = modules.all().stream().map(this::version).toArray(String[]::new);
        return tenants.inRegistry(() -> transaction
                .handle()
                .createQuery("""
                        select t.id, t.core_version from tenant t
                        where t.status in ('ACTIVE', 'MAINTENANCE', 'SUSPENDED')
                          and (t.core_version <> :core or t.status = 'MAINTENANCE' or exists (
                            select 1 from tenant_module m
                            join unnest(:ids::text[], :versions::text[]) as current (id, version)
                              on current.id = m.module_id
                            where m.tenant_id = t.id and m.enabled and m.module_version <> current.version))
                        order by t.created_at
                        """)
                .bind("core", core().version())
                .bindArray("ids", String.class, (Object[]) ids)
                .bindArray("versions", String.class, (Object[]) versions)
                .mapTo(Behind.class)
                .list());
    }

    /** A tenant whose schema is not what this version wants. */
    public record Behind(java.util.UUID id, String coreVersion) {}

    private Changelog core() {
        return changelogs.computeIfAbsent(
                "",
                core -> Changelog.read(
                        "liquibase/tenant/changelog.xml",
                        loader(),
                        true,
                        permissions(dev.cohort.access.CorePermissions.ALL)));
    }

    private @org.jspecify.annotations.Nullable Changelog changelog(LoadedModule module) {
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
    <T> T inside(Tenant tenant, java.util.function.Supplier<T> work) {
        return transactions.inNew(RequestContext.system(tenant, "provisioning", "provisioning"), work);
    }
}
