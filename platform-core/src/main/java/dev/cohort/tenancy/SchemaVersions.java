package dev.cohort.tenancy;

import dev.cohort.module.ModuleJars.LoadedModule;
import dev.cohort.observe.RequestId;
import dev.cohort.persistence.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the registry knows of each tenant's schema: which versions it has reached, and what failed on the way. */
@ApplicationScoped
class SchemaVersions {
    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final Clock clock;

    @Inject
    SchemaVersions(Tenants tenants, TenantTransaction transaction, Clock clock) {
        this.tenants = tenants;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A tenant whose schema is not what this version wants. */
    public record Behind(UUID id, String coreVersion) {}

    /** One query tells who is behind: nobody, on most starts. */
    List<Behind> behind(String core, List<LoadedModule> modules, List<String> versions) {
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
                .bind("core", core)
                .bindArray(
                        "ids",
                        String.class,
                        modules.stream().map(LoadedModule::id).toList())
                .bindArray("versions", String.class, versions)
                .mapTo(Behind.class)
                .list());
    }

    String core(Tenant tenant) {
        return tenants.inRegistry(() -> transaction
                .handle()
                .createQuery("select core_version from tenant where id = :id")
                .bind("id", tenant.id())
                .mapTo(String.class)
                .one());
    }

    void coreReached(Tenant tenant, String version) {
        tenants.inRegistry(() -> transaction
                .handle()
                .createUpdate("update tenant set core_version = :version, failure = null where id = :id")
                .bind("version", version)
                .bind("id", tenant.id())
                .execute());
    }

    /** The version of a module's part; empty where it never was on. */
    String module(Tenant tenant, String module) {
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

    /** Keeps what a module's migration came to: the version it reached, or why it did not. */
    void moduleReached(Tenant tenant, String module, String version, @Nullable String failure) {
        // Of the work at hand; the registry is a context of its own.
        String request = failure == null ? "" : RequestId.current();
        tenants.inRegistry(() -> transaction
                .handle()
                .createUpdate("""
                        insert into tenant_module (tenant_id, module_id, enabled, module_version, failure, failure_request,
                                                   changed_at)
                        values (:tenant, :module, false, :version, :failure, :request, :now)
                        on conflict (tenant_id, module_id) do update
                        set module_version = case when :failure::text is null then excluded.module_version
                                                  else tenant_module.module_version end,
                            failure = excluded.failure, failure_request = excluded.failure_request,
                            changed_at = excluded.changed_at
                        """)
                .bind("tenant", tenant.id())
                .bind("module", module)
                .bind("version", failure == null ? version : "")
                .bind("failure", failure)
                .bind("request", request)
                .bind("now", now())
                .execute());
    }

    /** The modules that are switched on, also those that cannot run. */
    List<String> modulesOn(Tenant tenant) {
        return tenants.inRegistry(() -> transaction
                .handle()
                .createQuery("select module_id from tenant_module where tenant_id = :tenant and enabled")
                .bind("tenant", tenant.id())
                .mapTo(String.class)
                .list());
    }

    void status(Tenant tenant, TenantStatus status, @Nullable String failure) {
        tenants.inRegistry(() -> transaction
                .handle()
                .createUpdate("""
                        update tenant set status = :status, failure = :failure, changed_at = :now, version = version + 1
                        where id = :id
                        """)
                .bind("status", status.name())
                .bind("failure", failure)
                .bind("now", now())
                .bind("id", tenant.id())
                .execute());
        tenants.forget(tenant.slug());
    }

    /** Keeps why something stopped, without another word on the tenant's state. */
    void failed(Tenant tenant, String why) {
        tenants.inRegistry(() -> transaction
                .handle()
                .createUpdate("update tenant set failure = :why where id = :id")
                .bind("why", why)
                .bind("id", tenant.id())
                .execute());
    }

    private OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }
}
