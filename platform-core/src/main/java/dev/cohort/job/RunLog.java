package dev.cohort.job;

import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.request.RequestContext;
import dev.cohort.tenancy.Tenant;
import dev.cohort.work.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A tenant's log of scheduled runs; the last month of it. */
@ApplicationScoped
class RunLog {
    private static final Duration KEPT = Duration.ofDays(31);

    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final Clock clock;

    @Inject
    RunLog(TenantTransaction transaction, Transactions transactions, Clock clock) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.clock = clock;
    }

    void write(Tenant tenant, String job, Instant started, @Nullable String failure) {
        transactions.inNew(RequestContext.system(tenant, "job", job), () -> {
            Instant now = Instant.now(clock);
            transaction
                    .handle()
                    .createUpdate("""
                            insert into job_run (id, job, node, started_at, ended_at, outcome, failure)
                            values (:id, :job, :node, :started, :ended, :outcome, :failure)
                            """)
                    .bind("id", Ids.next())
                    .bind("job", job)
                    .bind("node", Node.name())
                    .bind("started", ScheduleTable.at(started))
                    .bind("ended", ScheduleTable.at(now))
                    .bind("outcome", failure == null ? "DONE" : "FAILED")
                    .bind("failure", failure)
                    .execute();
            return transaction
                    .handle()
                    .createUpdate("delete from job_run where job = :job and started_at < :before")
                    .bind("job", job)
                    .bind("before", ScheduleTable.at(now.minus(KEPT)))
                    .execute();
        });
    }
}
