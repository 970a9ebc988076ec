package dev.cohort.job;

import jakarta.batch.api.Batchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.inject.Inject;

/**
 * A step of a job that cuts its work into chunks itself: the usual shape for work done by SQL on many rows at once. Its
 * subclass is {@code @Named} and {@code @Dependent}, and named in the job's description.
 */
public abstract class TenantBatchlet implements Batchlet {
    @Inject
    private JobContext jobContext;

    @Inject
    private StepContext stepContext;

    @Inject
    private JobRuns runs;

    /**
     * Does the step, or the rest of it, with the tenant and the member bound and no transaction running.
     *
     * @throws Exception ends the job as failed
     */
    protected abstract void work(JobRun run) throws Exception;

    @Override
    public final String process() throws Exception {
        JobRun run = runs.of(jobContext.getExecutionId());
        return run.bound(() -> {
            if (!run.enter(stepContext.getStepName())) return "finished before";
            run.stopIfAsked();
            work(run);
            run.leave(stepContext.getStepName());
            return "finished";
        });
    }

    @Override
    public final void stop() {
        // The run notices by itself, at its next chunk.
    }
}
