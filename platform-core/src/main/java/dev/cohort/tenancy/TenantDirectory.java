package dev.cohort.tenancy;

import dev.cohort.access.Access;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The vendor's view of the tenants, and what the vendor may do to them. Works on the vendor's own host only. */
@ApplicationScoped
public class TenantDirectory {
    private static final Listing<Row> TENANTS = Listing.of(Row.class)
            .select("""
                    t.id, t.slug, t.name, t.status, t.owner_email, t.created_at, t.core_version, t.failure,
                    t.exported_at, t.archived_at, t.delete_after, t.removed_at,
                    coalesce((select string_agg(m.module_id, ',' order by m.module_id) from tenant_module m
                              where m.tenant_id = t.id and m.enabled), '') as modules
                    """)
            .from("tenant t")
            .id("t.id")
            .field("slug", "t.slug", String.class)
            .field("name", "t.name", String.class)
            .field("status", "t.status", TenantStatus.class)
            .field("createdAt", "t.created_at", Instant.class)
            .field("exportedAt", "t.exported_at", Instant.class, Listing.Trait.NULLABLE)
            .field("deleteAfter", "t.delete_after", Instant.class, Listing.Trait.NULLABLE)
            .search("lower(t.slug || ' ' || t.name || ' ' || t.owner_email) like ?")
            .sortedBy("slug")
            .build();

    /** What is left of removed tenants is not listed; it can be looked at by its address. */
    private static final Access.Visible STANDING = new Access.Visible("t.removed_at is null", List.of());

    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final Provisioning provisioning;
    private final TenantLife life;
    private final TenantRemoval removal;
    private final Audit audit;

    @Inject
    TenantDirectory(
            TenantTransaction transaction,
            Transactions transactions,
            Provisioning provisioning,
            TenantLife life,
            TenantRemoval removal,
            Audit audit) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.provisioning = provisioning;
        this.life = life;
        this.removal = removal;
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
            @Nullable Instant exportedAt,
            @Nullable Instant archivedAt,
            @Nullable Instant deleteAfter,
            @Nullable Instant removedAt,
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
                    failure,
                    exportedAt,
                    archivedAt,
                    deleteAfter,
                    removedAt);
        }
    }

    @Transactional
    @RequiresPermission(CorePermissions.TENANT_READ)
    public Page<TenantSummary> list(ListQuery query) {
        Tenants.requireVendorHost();
        return TENANTS.page(transaction.handle(), query, STANDING).map(Row::summary);
    }

    /** @throws Problem 404 when there is none of this slug */
    @Transactional
    @RequiresPermission(CorePermissions.TENANT_READ)
    public TenantSummary get(String slug) {
        Tenants.requireVendorHost();
        return TENANTS.page(transaction.handle(), ListQuery.first(1).where("slug", slug)).items().stream()
                .findFirst()
                .map(Row::summary)
                .orElseThrow(() -> Problem.notFound("tenant", slug));
    }

    /** Makes a tenant and returns when it can be used. */
    @RequiresPermission(CorePermissions.TENANT_CREATE)
    public TenantSummary create(NewTenant wanted) {
        Tenants.requireVendorHost();
        Tenant tenant = provisioning.create(wanted);
        return noted("create", tenant, Map.of("owner", wanted.ownerEmail()));
    }

    /** Nobody of the tenant gets in until it is resumed; nothing is lost. */
    @RequiresPermission(CorePermissions.TENANT_CHANGE)
    public TenantSummary suspend(String slug) {
        Tenants.requireVendorHost();
        life.suspend(slug);
        return summary(slug);
    }

    /** Ends a suspension, or opens a closed tenant again as long as it is kept. */
    @RequiresPermission(CorePermissions.TENANT_CHANGE)
    public TenantSummary resume(String slug) {
        Tenants.requireVendorHost();
        life.resume(slug);
        return summary(slug);
    }

    /**
     * Closes a tenant: nobody gets in any more, and once the time of retention is over it is removed for good.
     *
     * @throws Problem 409 {@code export-needed} when its data were never exported
     */
    @RequiresPermission(CorePermissions.TENANT_DELETE)
    public TenantSummary close(String slug) {
        Tenants.requireVendorHost();
        life.close(slug);
        return summary(slug);
    }

    /**
     * Removes a tenant for good at once, without a way back.
     *
     * @param confirm the slug once more, as typed by whoever asks
     * @throws Problem 422 when that is not the slug; 409 {@code export-needed} when its data were never exported
     */
    @RequiresPermission(CorePermissions.TENANT_DELETE)
    public TenantSummary removeNow(String slug, @Nullable String confirm) {
        Tenants.requireVendorHost();
        TenantLife.Standing standing = life.standing(slug);
        if (!slug.equals(confirm)) throw Problem.invalid().at("confirm", "confirm-slug", "value", slug);
        life.end(slug);
        removal.remove(standing.id());
        return summary(slug);
    }

    /** When a tenant that is closed now would be removed. */
    public Instant removedIfClosedNow() {
        return life.removedIfClosedNow();
    }

    private TenantSummary summary(String slug) {
        return transactions.in(() -> get(slug));
    }

    private TenantSummary noted(String action, Tenant tenant, Map<String, ?> what) {
        return transactions.in(() -> {
            audit.noted(action, "tenant", tenant.id(), what, Context.caller().name());
            return get(tenant.slug());
        });
    }
}
