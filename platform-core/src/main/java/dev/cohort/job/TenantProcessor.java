package dev.cohort.job;

import jakarta.batch.api.chunk.ItemProcessor;
import jakarta.batch.runtime.context.JobContext;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the items of a chunk step into what is written; called with the tenant and the member bound. */
public abstract class TenantProcessor<I, O> implements ItemProcessor {
    @Inject
    private JobContext jobContext;

    @Inject
    private JobRuns runs;

    private @Nullable JobRun run;

    /** What is to be written for this item; null leaves it out. */
    protected abstract @Nullable O process(JobRun run, I item) throws Exception;

    @Override
    @SuppressWarnings("unchecked")
    public final @Nullable Object processItem(Object item) throws Exception {
        JobRun at = run();
        return at.boundInChunk(() -> Optional.ofNullable(process(at, (I) item))).orElse(null);
    }

    private JobRun run() {
        if (run == null) run = runs.of(jobContext.getExecutionId());
        return run;
    }
}
