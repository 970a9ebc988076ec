package dev.cohort.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cohort.config.Config;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The registry of tenants: which there are, and which one a host name stands for. */
@ApplicationScoped
public class Tenants {
    private static final String SELECT = """
            select t.id, t.slug, t.name, t.schema_name, t.status, t.locale, t.time_zone, t.currency, t.region, t.accent,
                   array(select m.module_id from tenant_module m
                         where m.tenant_id = t.id and m.enabled and m.failure is null order by 1) as modules
            from tenant t
            """;

    private static final Tenant VENDOR = new Tenant(
            new UUID(0, 1),
            Tenant.VENDOR_SLUG,
            "Cohort",
            "platform",
            TenantStatus.ACTIVE,
            Set.of(),
            Locale.ENGLISH,
            ZoneId.of("UTC"),
            "EUR",
            "DE",
            "#4d5661");

    private final TenantTransaction transaction;
    private final Transactions transactions;

    // Short enough that another node's change is seen within seconds; a change made here is dropped at once.
    private final Cache<String, Optional<Tenant>> bySlug = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(5))
            .maximumSize(10_000)
            .build();

    @Inject
    Tenants(TenantTransaction transaction, Transactions transactions) {
        this.transaction = transaction;
        this.transactions = transactions;
    }

    /** The vendor's own site. */
    public Tenant vendor() {
        return VENDOR;
    }

    /** The tenant behind a {@code Host} header; empty for every name that is not exactly one of ours. */
    public Optional<Tenant> ofHost(String host) {
        int colon = host.lastIndexOf(':');
        String name = (colon < 0 ? host : host.substring(0, colon)).toLowerCase(Locale.ROOT);
        String suffix = "." + Config.baseDomain();
        if (!name.endsWith(suffix)) return Optional.empty();
        String slug = name.substring(0, name.length() - suffix.length());
        return Slugs.isSlug(slug) || slug.equals(Tenant.VENDOR_SLUG) ? find(slug) : Optional.empty();
    }

    public Optional<Tenant> find(String slug) {
        if (slug.equals(Tenant.VENDOR_SLUG)) return Optional.of(VENDOR);
        return bySlug.get(slug, this::load);
    }

    public Tenant get(String slug) {
        return find(slug).orElseThrow(() -> Problem.notFound("tenant", slug));
    }

    public Tenant byId(UUID id) {
        if (id.equals(VENDOR.id())) return VENDOR;
        return inRegistry(() -> sql().createQuery(SELECT + "where t.id = :id")
                        .bind("id", id)
                        .map((row, context) -> tenant(row))
                        .findOne())
                .orElseThrow(() -> Problem.notFound("tenant", id));
    }

    /** How the registry's row of this address stands, also when its tenant is deleted; empty for one never used. */
    public Optional<TenantStatus> statusOf(String slug) {
        return inRegistry(() -> sql().createQuery("select status from tenant where slug = :slug")
                .bind("slug", slug)
                .mapTo(TenantStatus.class)
                .findOne());
    }

    /** Whatever a tenant's owner may have granted: the registry is worked on from the vendor's host alone. */
    public static void requireVendorHost() {
        if (!Context.tenant().isVendor()) throw Problem.notFound("page", "tenants");
    }

    /** Every tenant that is not deleted, by name of its address. */
    public List<Tenant> all() {
        return inRegistry(() -> sql().createQuery(SELECT + "where t.status <> 'DELETED' order by t.slug")
                .map((row, context) -> tenant(row))
                .list());
    }

    /** Where there is work to do in the background: the vendor's own site, and every tenant that is not on hold. */
    public List<Tenant> sites() {
        return Stream.concat(Stream.of(VENDOR), all().stream().filter(each -> each.status() == TenantStatus.ACTIVE))
                .toList();
    }

    /** Drops what is remembered of a tenant, after a change. */
    public void forget(String slug) {
        bySlug.invalidate(slug);
    }

    /** Runs work on the registry's own schema, in a transaction of its own. */
    <T> T inRegistry(Supplier<T> work) {
        return transactions.inNew(RequestContext.system(VENDOR, "registry", "registry"), work);
    }

    private Optional<Tenant> load(String slug) {
        return inRegistry(() -> sql().createQuery(SELECT + "where t.slug = :slug and t.status <> 'DELETED'")
                .bind("slug", slug)
                .map((row, context) -> tenant(row))
                .findOne());
    }

    private Handle sql() {
        return transaction.handle();
    }

    private static Tenant tenant(ResultSet row) throws SQLException {
        Array enabled = row.getArray("modules");
        Set<String> modules = Set.of((String[]) enabled.getArray());
        return new Tenant(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                row.getString("name"),
                row.getString("schema_name"),
                TenantStatus.valueOf(row.getString("status")),
                modules,
                Locale.forLanguageTag(row.getString("locale")),
                ZoneId.of(row.getString("time_zone")),
                row.getString("currency"),
                row.getString("region"),
                row.getString("accent"));
    }
}
