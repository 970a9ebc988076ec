package dev.cohort.tenancy;

import dev.cohort.audit.Audit;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** How far the removal of each tenant has come, in the registry. */
@ApplicationScoped
class RemovalTable {
    private static final List<String> FORGET = List.of(
            "delete from schedule where tenant_id = ?",
            "delete from job_queue where tenant_id = ?",
            "delete from job_turn where tenant_id = ?",
            "delete from tenant_module where tenant_id = ?");

    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final Audit audit;
    private final Clock clock;

    @Inject
    RemovalTable(Tenants tenants, TenantTransaction transaction, Transactions transactions, Audit audit, Clock clock) {
        this.tenants = tenants;
        this.transaction = transaction;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Marks every tenant whose time of retention is over, and tells all that are not removed to the end. */
    List<UUID> due() {
        return tenants.inRegistry(() -> {
            sql().createUpdate("""
                            update tenant set status = 'DELETED', changed_at = :now, version = version + 1
                            where status = 'ARCHIVED' and delete_after <= :now
                            """).bind("now", now()).execute();
            return sql().createQuery(
                            "select id from tenant where status = 'DELETED' and removed_at is null order by delete_after, id")
                    .mapTo(UUID.class)
                    .list();
        });
    }

    /** The last step that is done; empty before the first. */
    String step(Tenant tenant) {
        return tenants.inRegistry(() -> sql().createQuery("select removed_step from tenant where id = :id")
                .bind("id", tenant.id())
                .mapTo(String.class)
                .one());
    }

    void done(Tenant tenant, String step) {
        tenants.inRegistry(
                () -> sql().createUpdate("update tenant set removed_step = :step, failure = null where id = :id")
                        .bind("step", step)
                        .bind("id", tenant.id())
                        .execute());
    }

    void failed(Tenant tenant, Exception why) {
        tenants.inRegistry(() -> sql().createUpdate("update tenant set failure = :why where id = :id")
                .bind("why", String.valueOf(why.getMessage()))
                .bind("id", tenant.id())
                .execute());
    }

    /** Drops what the registry holds for a tenant's work; its own row stays. */
    void clear(Tenant tenant) {
        tenants.inRegistry(() -> {
            FORGET.forEach(delete -> sql().execute(delete, tenant.id()));
            return tenant;
        });
    }

    /** The end, with its line of audit. Two runs may come here at once: one of them writes it. */
    void finish(Tenant tenant) {
        transactions.inNew(Context.current(), () -> {
            int rows = sql().createUpdate("""
                            update tenant set removed_at = :now, owner_email = '', failure = null, changed_at = :now,
                                version = version + 1
                            where id = :id and removed_at is null
                            """)
                    .bind("now", now())
                    .bind("id", tenant.id())
                    .execute();
            Map<String, String> what = Map.of("slug", tenant.slug(), "name", tenant.name(), "schema", tenant.schema());
            if (rows == 1) audit.noted("remove", "tenant", tenant.id(), what, null);
            return rows;
        });
    }

    private Handle sql() {
        return transaction.handle();
    }

    private OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }
}
