package dev.cohort.tenancy;

import dev.cohort.audit.Audit;
import dev.cohort.config.Config;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the life of a tenant goes: {@code ACTIVE ⇄ SUSPENDED → ARCHIVED → DELETED}. Each move is one update that names
 * the states it may come from, so that of two moves at once only one passes; its line of audit commits with it.
 */
@ApplicationScoped
class TenantLife {
    private static final String SUSPEND = """
            update tenant set status = 'SUSPENDED', failure = null, changed_at = :now, version = version + 1
            where id = :id and status in ('ACTIVE', 'MAINTENANCE')
            """;
    private static final String RESUME = """
            update tenant set status = 'ACTIVE', failure = null, archived_at = null, delete_after = null,
                changed_at = :now, version = version + 1
            where id = :id and (status = 'SUSPENDED' or (status = 'ARCHIVED' and delete_after > :now))
            """;
    private static final String CLOSE = """
            update tenant set status = 'ARCHIVED', archived_at = :now, delete_after = :after,
                changed_at = :now, version = version + 1
            where id = :id and status in ('ACTIVE', 'MAINTENANCE', 'SUSPENDED') and exported_at is not null
            """;
    private static final String END = """
            update tenant set status = 'DELETED', archived_at = coalesce(archived_at, :now), delete_after = :now,
                changed_at = :now, version = version + 1
            where id = :id and status in ('ACTIVE', 'MAINTENANCE', 'SUSPENDED', 'ARCHIVED') and exported_at is not null
            """;

    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final Migrations migrations;
    private final Audit audit;
    private final Clock clock;

    @Inject
    TenantLife(
            Tenants tenants,
            TenantTransaction transaction,
            Transactions transactions,
            Migrations migrations,
            Audit audit,
            Clock clock) {
        this.tenants = tenants;
        this.transaction = transaction;
        this.transactions = transactions;
        this.migrations = migrations;
        this.audit = audit;
        this.clock = clock;
    }

    /** How a tenant stands in the registry. */
    record Standing(
            UUID id,
            String slug,
            TenantStatus status,
            @Nullable Instant exportedAt,
            @Nullable Instant deleteAfter) {}

    /** How long a closed tenant is kept. */
    static Duration retention() {
        return Duration.ofDays(Config.count("cohort.retention.days", 30));
    }

    /** When a tenant that is closed now would be removed. */
    Instant removedIfClosedNow() {
        return now().plus(retention());
    }

    /** @throws Problem 404 when no tenant ever had this address */
    Standing standing(String slug) {
        return tenants.inRegistry(() -> transaction
                        .handle()
                        .createQuery(
                                "select id, slug, status, exported_at, delete_after from tenant where slug = :slug")
                        .bind("slug", slug)
                        .mapTo(Standing.class)
                        .findOne())
                .orElseThrow(() -> Problem.notFound("tenant", slug));
    }

    void suspend(String slug) {
        move(standing(slug), "suspend", TenantStatus.SUSPENDED, SUSPEND, now());
    }

    /** Ends a suspension, or opens a closed tenant again; a new version it has missed is brought in first. */
    void resume(String slug) {
        Standing standing = standing(slug);
        Instant end = standing.deleteAfter();
        if (standing.status() == TenantStatus.ARCHIVED && end != null && !end.isAfter(now()))
            throw Problem.conflict("retention-over").with("slug", slug).with("deleteAfter", end);
        if (standing.status() == TenantStatus.SUSPENDED || standing.status() == TenantStatus.ARCHIVED)
            migrations.catchUp(tenants.byId(standing.id()));
        move(standing, "resume", TenantStatus.ACTIVE, RESUME, now());
    }

    /** Nobody gets in any more, and after the time of retention it is removed; doing it again changes nothing. */
    void close(String slug) {
        Standing standing = standing(slug);
        if (standing.status() == TenantStatus.ARCHIVED) return;
        requireExport(standing);
        move(standing, "close", TenantStatus.ARCHIVED, CLOSE, removedIfClosedNow());
    }

    /** The point of no return: from here on it can only be removed. Asked again where a removal stopped, it passes. */
    void end(String slug) {
        Standing standing = standing(slug);
        if (standing.status() == TenantStatus.DELETED) return;
        requireExport(standing);
        move(standing, "delete", TenantStatus.DELETED, END, now());
    }

    private static void requireExport(Standing standing) {
        boolean hasData = standing.status() != TenantStatus.PROVISIONING && standing.status() != TenantStatus.DELETED;
        if (hasData && standing.exportedAt() == null)
            throw Problem.conflict("export-needed").with("slug", standing.slug());
    }

    private void move(Standing from, String action, TenantStatus to, String update, Instant after) {
        boolean moved = transactions.inNew(Context.current(), () -> {
            int rows = transaction
                    .handle()
                    .createUpdate(update)
                    .bind("id", from.id())
                    .bind("now", at(now()))
                    .bind("after", at(after))
                    .execute();
            if (rows == 1) audit.noted(action, "tenant", from.id(), told(from, to, after), null);
            return rows == 1;
        });
        tenants.forget(from.slug());
        if (!moved)
            throw Problem.conflict("tenant-status")
                    .with("slug", from.slug())
                    .with("status", standing(from.slug()).status())
                    .with("action", action);
    }

    private static Map<String, Object> told(Standing from, TenantStatus to, Instant after) {
        Map<String, Object> change = Map.of("slug", from.slug(), "from", from.status(), "to", to);
        if (to != TenantStatus.ARCHIVED) return change;
        Map<String, Object> closed = new java.util.LinkedHashMap<>(change);
        closed.put("deleteAfter", after);
        return closed;
    }

    private Instant now() {
        return Instant.now(clock);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
