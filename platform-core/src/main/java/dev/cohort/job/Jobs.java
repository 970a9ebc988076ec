package dev.cohort.job;

import dev.cohort.audit.Audit;
import dev.cohort.persistence.Ids;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.Json;
import dev.cohort.tenancy.Tenant;
import dev.cohort.work.AfterCommit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Long work of the tenant at hand: started, watched and cancelled here, run in the background. */
@ApplicationScoped
public class Jobs {
    private final JobTable table;
    private final JobWorker worker;
    private final AfterCommit afterCommit;
    private final Audit audit;

    @Inject
    Jobs(JobTable table, JobWorker worker, AfterCommit afterCommit, Audit audit) {
        this.table = table;
        this.worker = worker;
        this.afterCommit = afterCommit;
        this.audit = audit;
    }

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

    /** The newest jobs of the tenant, older than the one given. */
    @Transactional
    public List<Job> list(int limit, @Nullable UUID before) {
        return table.newest(limit, before);
    }

    /** Cancels a job: at once while it waits, at the end of its chunk while it runs; one that has ended stays as it is. */
    @Transactional
    public Job cancel(UUID id) {
        Job before = get(id);
        table.cancel(id);
        Job after = get(id);
        if (after.cancelRequested() && !before.cancelRequested()) audit.noted("cancel", "job", id, null, null);
        return after;
    }
}
