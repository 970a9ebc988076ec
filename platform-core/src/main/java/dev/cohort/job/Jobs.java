package dev.cohort.job;

import static dev.cohort.rest.Listing.Trait.NULLABLE;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.Json;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Page;
import dev.cohort.tenancy.Tenant;
import dev.cohort.work.AfterCommit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Long work of the tenant at hand: started, watched and cancelled here, run in the background. */
@ApplicationScoped
public class Jobs {
    private static final Listing<JobSummary> JOBS = Listing.of(JobSummary.class)
            .select("j.id, j.kind, j.state, j.progress, j.total, j.message, j.failure, j.member_id, j.attempts,"
                    + " j.created_at, j.started_at, j.ended_at")
            .from("job j")
            .id("j.id")
            .field("createdAt", "j.created_at", Instant.class)
            .field("endedAt", "j.ended_at", Instant.class, NULLABLE)
            .field("kind", "j.kind", String.class)
            .field("state", "j.state", JobState.class)
            .field("memberId", "j.member_id", UUID.class, NULLABLE)
            .sortedBy("-createdAt")
            .build();

    private final TenantTransaction transaction;
    private final JobTable table;
    private final JobWorker worker;
    private final JobEnds ends;
    private final AfterCommit afterCommit;
    private final Audit audit;

    @Inject
    Jobs(
            TenantTransaction transaction,
            JobTable table,
            JobWorker worker,
            JobEnds ends,
            AfterCommit afterCommit,
            Audit audit) {
        this.transaction = transaction;
        this.table = table;
        this.worker = worker;
        this.ends = ends;
        this.afterCommit = afterCommit;
        this.audit = audit;
    }

    /** A job in a list. */
    public record JobSummary(
            UUID id,
            String kind,
            JobState state,
            long progress,
            @Nullable Long total,
            @Nullable String message,
            @Nullable String failure,
            @Nullable UUID memberId,
            int attempts,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {}

    /**
     * Starts a job once the running transaction has committed; it runs as the caller, with the permissions that member
     * then has.
     *
     * @param kind name of its description {@code META-INF/batch-jobs/KIND.xml}
     * @param params a record
     */
    @Transactional
    public UUID start(String kind, Object params) {
        UUID id = Ids.next();
        Tenant tenant = Context.tenant();
        table.insert(id, kind, Json.tree(params), Context.caller().id());
        audit.noted("start", "job", id, Map.of("kind", kind), null);
        afterCommit.run(() -> worker.queue(tenant, id, kind));
        return id;
    }

    @Transactional
    public Job get(UUID id) {
        return table.find(id).orElseThrow(() -> Problem.notFound("job", id));
    }

    /** The tenant's jobs, the newest first. */
    @Transactional
    @RequiresPermission(CorePermissions.SYSTEM_READ)
    public Page<JobSummary> list(ListQuery query) {
        return JOBS.page(transaction.handle(), query);
    }

    /** Cancels a job: at once while it waits, at the end of its chunk while it runs; one that has ended stays as it is. */
    @Transactional
    public Job cancel(UUID id) {
        Job before = get(id);
        boolean ended = table.cancel(id).filter(JobState.CANCELLED::equals).isPresent();
        Job after = get(id);
        if (ended) ends.tell(after);
        if (after.cancelRequested() && !before.cancelRequested()) audit.noted("cancel", "job", id, null, null);
        return after;
    }
}
