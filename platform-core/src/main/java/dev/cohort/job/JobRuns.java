package dev.cohort.job;

import jakarta.batch.runtime.BatchStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The runs on this node; it is where the batch container's artifacts find the one they belong to. */
@ApplicationScoped
class JobRuns {
    private final Map<UUID, JobRun> runs = new ConcurrentHashMap<>();
    private final Batch batch;

    @Inject
    JobRuns(Batch batch) {
        this.batch = batch;
    }

    /** Lets the batch container do a run, and waits until it has ended, however that may be. */
    BatchStatus execute(JobRun run, String kind) throws InterruptedException {
        runs.put(run.id(), run);
        try {
            return batch.await(batch.start(kind, run.id()));
        } finally {
            runs.remove(run.id());
        }
    }

    Collection<UUID> ids() {
        return List.copyOf(runs.keySet());
    }

    /** The run that the batch container's execution belongs to. */
    JobRun of(long executionId) {
        @Nullable JobRun run = batch.jobOf(executionId).map(runs::get).orElse(null);
        if (run == null)
            throw new IllegalStateException(
                    "No tenant is bound to batch execution " + executionId + ": jobs are started by Jobs.start only.");
        return run;
    }
}
