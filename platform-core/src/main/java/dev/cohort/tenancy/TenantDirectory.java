package dev.cohort.tenancy;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.config.Config;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The vendor's view of the tenants, and what the vendor may do to them. Works on the vendor's own host only. */
@ApplicationScoped
public class TenantDirectory {
    private static final Listing<Row> TENANTS = Listing.of(Row.class)
            .select("""
                    t.id, t.slug, t.name, t.status, t.owner_email, t.created_at, t.core_version, t.failure,
                    coalesce((select string_agg(m.module_id, ',' order by m.module_id) from tenant_module m
                              where m.tenant_id = t.id and m.enabled), '') as modules
                    """)
            .from("tenant t")
            .where("t.status <> 'DELETED'")
            .id("t.id")
            .field("slug", "t.slug", String.class)
            .field("name", "t.name", String.class)
            .field("status", "t.status", TenantStatus.class)
            .field("createdAt", "t.created_at", Instant.class)
            .search("lower(t.slug || ' ' || t.name || ' ' || t.owner_email) like ?")
            .sortedBy("slug")
            .build();

    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final Tenants tenants;
    private final Provisioning provisioning;
    private final Migrations migrations;
    private final Audit audit;

    @Inject
    TenantDirectory(
            TenantTransaction transaction,
            Transactions transactions,
            Tenants tenants,
            Provisioning provisioning,
            Migrations migrations,
            Audit audit) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.tenants = tenants;
        this.provisioning = provisioning;
        this.migrations = migrations;
        this.audit = audit;
    }

    /** A row as the registry has it. */
    public record Row(
            UUID id,
            String slug,
            String name,
            String status,
            String ownerEmail,
            Instant createdAt,
            String coreVersion,
            @Nullable String failure,
            String modules) {
        TenantSummary summary() {
            return new TenantSummary(
                    id,
                    slug,
                    name,
                    TenantStatus.valueOf(status),
                    ownerEmail,
                    modules.isEmpty() ? List.of() : List.of(modules.split(",")),
                    Config.publicUrl(slug),
                    createdAt,
                    coreVersion,
                    failure);
        }
    }

    @Transactional
    @RequiresPermission(CorePermissions.TENANT_READ)
    public Page<TenantSummary> list(ListQuery query) {
        requireVendor();
        return TENANTS.page(transaction.handle(), query).map(Row::summary);
    }

    /** @throws Problem 404 when there is none of this slug */
    @Transactional
    @RequiresPermission(CorePermissions.TENANT_READ)
    public TenantSummary get(String slug) {
        requireVendor();
        return TENANTS.page(transaction.handle(), ListQuery.first(1).where("slug", slug)).items().stream()
                .findFirst()
                .map(Row::summary)
                .orElseThrow(() -> Problem.notFound("tenant", slug));
    }

    /** Makes a tenant and returns when it can be used. */
    @RequiresPermission(CorePermissions.TENANT_CREATE)
    public TenantSummary create(NewTenant wanted) {
        requireVendor();
        Tenant tenant = provisioning.create(wanted);
        return noted("create", tenant, Map.of("owner", wanted.ownerEmail()));
    }

    /** Nobody of the tenant gets in until it is resumed; nothing is lost. */
    @RequiresPermission(CorePermissions.TENANT_CHANGE)
    public TenantSummary suspend(String slug) {
        return move(slug, "suspend", Set.of(TenantStatus.ACTIVE, TenantStatus.MAINTENANCE), TenantStatus.SUSPENDED);
    }

    @RequiresPermission(CorePermissions.TENANT_CHANGE)
    public TenantSummary resume(String slug) {
        return move(slug, "resume", Set.of(TenantStatus.SUSPENDED), TenantStatus.ACTIVE);
    }

    private TenantSummary move(String slug, String action, Set<TenantStatus> from, TenantStatus to) {
        requireVendor();
        Tenant tenant = tenants.byId(tenants.get(slug).id());
        if (tenant.isVendor() || !from.contains(tenant.status()))
            throw Problem.conflict("tenant-status")
                    .with("slug", slug)
                    .with("status", tenant.status())
                    .with("action", action);
        migrations.status(tenant, to, null);
        return noted(action, tenant, Map.of("from", tenant.status(), "to", to));
    }

    /** Whatever a tenant's owner may have granted: the registry is worked on from the vendor's host alone. */
    private static void requireVendor() {
        if (!Context.tenant().isVendor()) throw Problem.notFound("page", "tenants");
    }

    private TenantSummary noted(String action, Tenant tenant, Map<String, ?> what) {
        return transactions.in(() -> {
            audit.noted(action, "tenant", tenant.id(), what, Context.caller().name());
            return get(tenant.slug());
        });
    }
}
