package dev.cohort.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.rest.Json;
import jakarta.batch.api.chunk.ItemReader;
import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the items of a chunk step; its checkpoint is kept in the transaction that writes the items. Called with the
 * tenant and the member bound, inside the chunk's transaction.
 */
public abstract class TenantReader<T> implements ItemReader {
    @Inject
    private JobContext jobContext;

    @Inject
    private StepContext stepContext;

    @Inject
    private JobRuns runs;

    private @Nullable JobRun run;
    private boolean finishedBefore;
    private boolean atEnd;

    /** Starts reading where the checkpoint stands, or from the beginning. */
    protected abstract void open(JobRun run, Optional<JsonNode> checkpoint) throws Exception;

    /** The next item; null after the last. */
    protected abstract @Nullable T read() throws Exception;

    /** Where reading would go on, any record. */
    protected abstract Object checkpoint() throws Exception;

    /** Lets go of what {@link #open} took hold of. */
    protected void release() throws Exception {}

    @Override
    public final void open(@Nullable Serializable containersOwn) throws Exception {
        JobRun at = run();
        at.boundInChunk(() -> {
            atEnd = false;
            finishedBefore = !at.enterAgain(stepContext.getStepName());
            if (!finishedBefore) open(at, at.checkpoint());
            return at;
        });
    }

    @Override
    public final @Nullable Object readItem() throws Exception {
        if (finishedBefore) return null;
        @Nullable T item = run().boundInChunk(() -> Optional.ofNullable(read())).orElse(null);
        atEnd = item == null;
        return item;
    }

    /** The container asks right before it commits. */
    @Override
    public final @Nullable Serializable checkpointInfo() throws Exception {
        if (finishedBefore) return null;
        JobRun at = run();
        at.boundInChunk(() -> {
            if (atEnd) {
                at.finish(stepContext.getStepName());
            } else {
                at.stopIfAsked();
                at.keep(Json.tree(checkpoint()));
            }
            return at;
        });
        return null;
    }

    @Override
    public final void close() throws Exception {
        if (!finishedBefore)
            run().boundInChunk(() -> {
                release();
                return this;
            });
    }

    private JobRun run() {
        if (run == null) run = runs.of(jobContext.getExecutionId());
        return run;
    }
}
