package dev.cohort.job;

import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.request.RequestContext;
import dev.cohort.tenancy.Tenants;
import dev.cohort.work.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of the registry's schedules: what is due when, for which tenant, and which node has it in hand. */
@ApplicationScoped
class ScheduleTable {
    /** How long a claim holds without a sign of life. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final String CLAIM = """
            with due as materialized (
                select tenant_id, job from schedule
                where next_at <= :now and (claimed_until is null or claimed_until <= :now)
                order by next_at, tenant_id, job limit 1
                for update skip locked
            )
            update schedule s set claimed_by = :node, claimed_until = :until, run = run + 1
            from due where s.tenant_id = due.tenant_id and s.job = due.job
            returning s.tenant_id, s.job, s.cron, s.time_zone, s.run
            """;

    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final Tenants tenants;
    private final Clock clock;

    @Inject
    ScheduleTable(TenantTransaction transaction, Transactions transactions, Tenants tenants, Clock clock) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** A schedule of one tenant. */
    record Entry(UUID tenantId, String job, String cron, String timeZone) {}

    /** A run that this node has in hand. */
    record Due(UUID tenantId, String job, String cron, String timeZone, long run) {
        Instant nextAfter(Instant instant) {
            return new Cron(cron, ZoneId.of(timeZone)).after(instant);
        }
    }

    List<Entry> all() {
        return registry(sql -> sql.createQuery("select tenant_id, job, cron, time_zone from schedule")
                .mapTo(Entry.class)
                .list());
    }

    /** Adds a schedule, or changes when it is due. */
    void put(Entry entry, Instant nextAt) {
        registry(sql -> sql.createUpdate("""
                        insert into schedule (tenant_id, job, cron, time_zone, next_at)
                        values (:tenant, :job, :cron, :zone, :next)
                        on conflict (tenant_id, job) do update
                        set cron = excluded.cron, time_zone = excluded.time_zone, next_at = excluded.next_at
                        where schedule.cron <> excluded.cron or schedule.time_zone <> excluded.time_zone
                        """)
                .bind("tenant", entry.tenantId())
                .bind("job", entry.job())
                .bind("cron", entry.cron())
                .bind("zone", entry.timeZone())
                .bind("next", at(nextAt))
                .execute());
    }

    void remove(Entry entry) {
        registry(sql -> sql.createUpdate("delete from schedule where tenant_id = :tenant and job = :job")
                .bind("tenant", entry.tenantId())
                .bind("job", entry.job())
                .execute());
    }

    Optional<Due> claim() {
        Instant now = Instant.now(clock);
        return registry(sql -> sql.createQuery(CLAIM)
                .bind("now", at(now))
                .bind("until", at(now.plus(LEASE)))
                .bind("node", Node.name())
                .mapTo(Due.class)
                .findOne());
    }

    /** Says that a run is alive. */
    void renew(Due due) {
        registry(sql -> sql.createUpdate("""
                        update schedule set claimed_until = :until
                        where tenant_id = :tenant and job = :job and run = :run and claimed_by = :node
                        """)
                .bind("until", at(Instant.now(clock).plus(LEASE)))
                .bind("tenant", due.tenantId())
                .bind("job", due.job())
                .bind("run", due.run())
                .bind("node", Node.name())
                .execute());
    }

    /** Ends a run, unless another one has begun since, and says when the next is due. */
    void settle(Due due, Instant started, @Nullable String failure) {
        registry(sql -> sql.createUpdate("""
                        update schedule set next_at = :next, claimed_by = null, claimed_until = null,
                            last_started_at = :started, last_ended_at = :ended,
                            last_outcome = :outcome, last_failure = :failure
                        where tenant_id = :tenant and job = :job and run = :run
                        """)
                .bind("next", at(due.nextAfter(started)))
                .bind("started", at(started))
                .bind("ended", at(Instant.now(clock)))
                .bind("outcome", failure == null ? "DONE" : "FAILED")
                .bind("failure", failure)
                .bind("tenant", due.tenantId())
                .bind("job", due.job())
                .bind("run", due.run())
                .execute());
    }

    /** Gives back what this node had claimed before it was stopped. */
    void releaseOwn() {
        registry(sql -> sql.createUpdate(
                        "update schedule set claimed_by = null, claimed_until = null where claimed_by = :node")
                .bind("node", Node.name())
                .execute());
    }

    private <T> T registry(Function<Handle, T> work) {
        return transactions.inNew(
                RequestContext.system(tenants.vendor(), "job", "schedule"), () -> work.apply(transaction.handle()));
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
