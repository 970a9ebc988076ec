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
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Which jobs of all tenants wait or run, and on which node: in the registry, so that a node asks one table for work and
 * not each tenant's. It only points; what a job is and how far it has come stands in its tenant's schema. A row that was
 * lost between the two is written again by the {@link Sweep}.
 */
@ApplicationScoped
class JobQueue {
    /** How long a claim holds without a sign of life; the heart beats several times within it. */
    static final Duration LEASE = Duration.ofSeconds(20);

    // In turn: the tenant with the fewest jobs running comes first, then the one who was served longest ago.
    private static final String CLAIM = """
            with next as materialized (
                select q.job_id from job_queue q left join job_turn t on t.tenant_id = q.tenant_id
                where q.claimed_until is null or q.claimed_until <= :now
                order by (select count(*) from job_queue running
                          where running.tenant_id = q.tenant_id and running.claimed_until > :now),
                    t.served_at nulls first, q.queued_at, q.job_id
                limit 1
                for update of q skip locked
            )
            update job_queue j set claimed_by = :node, claimed_until = :until
            from next where j.job_id = next.job_id
            returning j.job_id, j.tenant_id, j.kind
            """;

    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final Tenants tenants;
    private final Clock clock;

    @Inject
    JobQueue(TenantTransaction transaction, Transactions transactions, Tenants tenants, Clock clock) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** A job this node is to run. */
    record Claim(UUID jobId, UUID tenantId, String kind) {}

    /** Lines a job up; doing it again changes nothing. */
    void add(UUID tenantId, UUID jobId, String kind) {
        registry(sql -> sql.createUpdate("""
                        insert into job_queue (job_id, tenant_id, kind, queued_at)
                        values (:job, :tenant, :kind, :now) on conflict do nothing
                        """)
                .bind("job", jobId)
                .bind("tenant", tenantId)
                .bind("kind", kind)
                .bind("now", at(Instant.now(clock)))
                .execute());
    }

    Optional<Claim> claim() {
        return registry(sql -> {
            Instant now = Instant.now(clock);
            Optional<Claim> claim = sql.createQuery(CLAIM)
                    .bind("now", at(now))
                    .bind("until", at(now.plus(LEASE)))
                    .bind("node", Node.name())
                    .mapTo(Claim.class)
                    .findOne();
            claim.ifPresent(taken -> sql.createUpdate("""
                            insert into job_turn (tenant_id, served_at) values (:tenant, :now)
                            on conflict (tenant_id) do update set served_at = excluded.served_at
                            """)
                    .bind("tenant", taken.tenantId())
                    .bind("now", at(now))
                    .execute());
            return claim;
        });
    }

    /** Says that these jobs are alive. */
    void renew(Collection<UUID> jobIds) {
        if (jobIds.isEmpty()) return;
        registry(sql -> sql.createUpdate("""
                        update job_queue set claimed_until = :until
                        where claimed_by = :node and job_id = any(:jobs)
                        """)
                .bind("until", at(Instant.now(clock).plus(LEASE)))
                .bind("node", Node.name())
                .bindArray("jobs", UUID.class, jobIds)
                .execute());
    }

    /** The job has ended. */
    void remove(UUID jobId) {
        registry(sql -> sql.createUpdate("delete from job_queue where job_id = :job")
                .bind("job", jobId)
                .execute());
    }

    /** Gives a job back, for whoever comes next. */
    void release(UUID jobId) {
        registry(sql -> sql.createUpdate("""
                        update job_queue set claimed_by = null, claimed_until = null
                        where job_id = :job and claimed_by = :node
                        """)
                .bind("job", jobId)
                .bind("node", Node.name())
                .execute());
    }

    /** Gives back what this node had claimed before it was stopped. */
    void releaseOwn() {
        registry(sql -> sql.createUpdate(
                        "update job_queue set claimed_by = null, claimed_until = null where claimed_by = :node")
                .bind("node", Node.name())
                .execute());
    }

    private <T> T registry(Function<Handle, T> work) {
        return transactions.inNew(
                RequestContext.system(tenants.vendor(), "job", "queue"), () -> work.apply(transaction.handle()));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
