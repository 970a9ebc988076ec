package dev.cohort.job;

import dev.cohort.access.Caller;
import dev.cohort.access.Members;
import dev.cohort.job.JobQueue.Claim;
import dev.cohort.job.JobTable.Begun;
import dev.cohort.module.InstalledModules;
import dev.cohort.observe.RequestId;
import dev.cohort.persistence.DatabaseFault;
import dev.cohort.persistence.Transactions;
import dev.cohort.problem.Problem;
import dev.cohort.request.RequestContext;
import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.TenantStatus;
import dev.cohort.tenancy.Tenants;
import dev.cohort.work.Slots;
import dev.cohort.work.Threads;
import jakarta.batch.runtime.BatchStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs on this node: a few at once, tenants in turn. */
@ApplicationScoped
public class JobWorker {
    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final int AT_ONCE = 2;

    // A job that takes the server down with it would otherwise do so for ever.
    private static final int ATTEMPTS = 10;
    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final int BREATHS = 5;

    private final JobQueue queue;
    private final JobTable table;
    private final JobRuns runs;
    private final JobEnds ends;
    private final InstalledModules modules;
    private final Tenants tenants;
    private final Members members;
    private final Transactions transactions;
    private final Threads threads;
    private final Slots slots;

    @Inject
    JobWorker(
            JobQueue queue,
            JobTable table,
            JobRuns runs,
            JobEnds ends,
            InstalledModules modules,
            Tenants tenants,
            Members members,
            Transactions transactions,
            Threads threads) {
        this.queue = queue;
        this.table = table;
        this.runs = runs;
        this.ends = ends;
        this.modules = modules;
        this.tenants = tenants;
        this.members = members;
        this.transactions = transactions;
        this.threads = threads;
        this.slots = new Slots(AT_ONCE, threads);
    }

    /** Lines up a job whose row has been committed, and starts it if there is room. */
    void queue(Tenant tenant, UUID jobId, String kind) {
        threads.now(() -> {
            queue.add(tenant.id(), jobId, kind);
            fill();
        });
    }

    /** Lines up again what waits or runs in this tenant's schema but is in nobody's hands. */
    void check(Tenant tenant) {
        transactions.inNew(system(tenant), table::open).forEach(job -> queue.add(tenant.id(), job.id(), job.kind()));
    }

    /** Keeps the claims of what runs here, and takes on more if there is room. */
    void beat() {
        queue.renew(runs.ids());
        fill();
    }

    private void fill() {
        slots.fill(queue::claim, this::run);
    }

    private void run(Claim claim) {
        // A claim can lapse while the database is away and the run still waits for it; that run goes on.
        if (runs.ids().contains(claim.jobId())) return;
        Tenant tenant = tenants.byId(claim.tenantId());
        // On hold, or its module switched off: the claim lapses, and the job is looked at again then.
        if (tenant.status() != TenantStatus.ACTIVE || isOff(tenant, claim.kind())) return;
        Optional<Begun> begun = transactions.inNew(system(tenant), () -> table.begin(claim.jobId()));
        if (begun.isEmpty()) {
            queue.remove(claim.jobId());
            return;
        }
        RequestContext context =
                RequestContext.system(tenant, "job", claim.jobId().toString());
        RequestId.<Boolean, RuntimeException>marked(context, () -> {
            run(tenant, claim, begun.get());
            return true;
        });
    }

    private boolean isOff(Tenant tenant, String kind) {
        return modules.moduleOfJob(kind)
                .filter(module -> !tenant.hasModule(module))
                .isPresent();
    }

    private void run(Tenant tenant, Claim claim, Begun begun) {
        if (begun.cancelRequested()) {
            end(tenant, claim, begun, JobState.CANCELLED, null);
        } else if (begun.attempt() > ATTEMPTS) {
            end(tenant, claim, begun, JobState.FAILED, "given-up");
        } else {
            try {
                JobRun run =
                        new JobRun(claim.jobId(), begun, contextOf(tenant, claim, begun), table, transactions, threads);
                execute(tenant, claim, begun, run);
            } catch (RuntimeException e) {
                fail(tenant, claim, begun, e);
            }
        }
    }

    private void execute(Tenant tenant, Claim claim, Begun begun, JobRun run) {
        try {
            BatchStatus status = runs.execute(run, claim.kind());
            Throwable failure = run.failure().orElse(null);
            if (failure instanceof JobStopped stopped) stopped(tenant, claim, begun, stopped.reason());
            else if (status == BatchStatus.COMPLETED) end(tenant, claim, begun, JobState.DONE, null);
            else if (failure != null) fail(tenant, claim, begun, failure);
            else if (threads.ending() || status == BatchStatus.STOPPED) queue.release(claim.jobId());
            else end(tenant, claim, begun, JobState.FAILED, "unexpected-error");
        } catch (InterruptedException e) {
            // The server ends; the claim is given back by its next start, or lapses.
            Thread.currentThread().interrupt();
        }
    }

    private void stopped(Tenant tenant, Claim claim, Begun begun, JobStopped.Reason reason) {
        switch (reason) {
            case CANCELLED -> end(tenant, claim, begun, JobState.CANCELLED, null);
            case SERVER_ENDS -> queue.release(claim.jobId());
            case TAKEN_OVER -> LOG.info("Job {} of {} goes on in another run", claim.jobId(), tenant.slug());
        }
    }

    private void fail(Tenant tenant, Claim claim, Begun begun, Throwable failure) {
        if (DatabaseFault.isAway(failure)) {
            LOG.warn("Job {} of {} waits for the database", claim.jobId(), tenant.slug());
            // One connection may have been cut while the database is there; where it is not, the claim lapses.
            giveBack(claim.jobId(), BREATHS);
            return;
        }
        LOG.error("Job {} ({}) of {} failed", claim.jobId(), claim.kind(), tenant.slug(), failure);
        end(
                tenant,
                claim,
                begun,
                JobState.FAILED,
                failure instanceof Problem problem ? problem.code() : "unexpected-error");
    }

    private void giveBack(UUID job, int tries) {
        threads.later(BREATH, () -> {
            try {
                queue.release(job);
            } catch (RuntimeException e) {
                // The next connection may have been cut with the first.
                if (tries == 0) throw e;
                giveBack(job, tries - 1);
                return;
            }
            fill();
        });
    }

    private void end(Tenant tenant, Claim claim, Begun begun, JobState state, @Nullable String failure) {
        // Otherwise the row in the queue is the claim of the run that took over.
        if (endAndTell(tenant, claim, begun, state, failure)) queue.remove(claim.jobId());
    }

    private boolean endAndTell(Tenant tenant, Claim claim, Begun begun, JobState state, @Nullable String failure) {
        UUID id = claim.jobId();
        try {
            return transactions.inNew(system(tenant), () -> {
                boolean ended = table.end(id, begun.attempt(), state, failure);
                if (ended) table.find(id).ifPresent(ends::tell);
                return ended;
            });
        } catch (RuntimeException e) {
            if (DatabaseFault.isAway(e)) throw e;
            LOG.error("Job {} of {} has ended, but not everybody could be told", id, tenant.slug(), e);
            return transactions.inNew(system(tenant), () -> table.end(id, begun.attempt(), state, failure));
        }
    }

    /** In whose name the job runs: the member's, with what that member may today. */
    private RequestContext contextOf(Tenant tenant, Claim claim, Begun begun) {
        RequestContext system =
                RequestContext.system(tenant, "job", claim.jobId().toString());
        UUID memberId = begun.memberId();
        if (memberId == null) return system;
        Caller member = transactions.inNew(system, () -> members.callerOf(memberId));
        return system.as(member);
    }

    private static RequestContext system(Tenant tenant) {
        return RequestContext.system(tenant, "job", "queue");
    }
}
