package dev.cohort.job;

import jakarta.batch.api.chunk.ItemWriter;
import jakarta.batch.runtime.context.JobContext;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the items of a chunk step; called with the tenant and the member bound, inside the chunk's transaction. */
public abstract class TenantWriter<T> implements ItemWriter {
    @Inject
    private JobContext jobContext;

    @Inject
    private JobRuns runs;

    private @Nullable JobRun run;

    protected abstract void write(JobRun run, List<T> items) throws Exception;

    @Override
    public final void open(@Nullable Serializable containersOwn) {}

    @Override
    @SuppressWarnings("unchecked")
    public final void writeItems(List<Object> items) throws Exception {
        JobRun at = run();
        at.boundInChunk(() -> {
            write(at, (List<T>) items);
            return at;
        });
    }

    /** Where the step stands is the reader's to say. */
    @Override
    public final @Nullable Serializable checkpointInfo() {
        return null;
    }

    @Override
    public final void close() {}

    private JobRun run() {
        if (run == null) run = runs.of(jobContext.getExecutionId());
        return run;
    }
}
