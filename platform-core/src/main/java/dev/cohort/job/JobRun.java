package dev.cohort.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.job.JobStopped.Reason;
import dev.cohort.job.JobTable.Begun;
import dev.cohort.job.JobTable.Step;
import dev.cohort.observe.RequestId;
import dev.cohort.persistence.Transactions;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.rest.Json;
import dev.cohort.work.Threads;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job: what its steps read their order from and report to. It is used by one thread at a time, as steps
 * follow one another.
 */
public final class JobRun {
    private static final Step NOTHING = new Step(0, null, null, null);

    private final UUID id;
    private final int attempt;
    private final JsonNode params;
    private ObjectNode checkpoint;
    private final RequestContext context;
    private final JobTable table;
    private final Transactions transactions;
    private final Threads threads;

    private Step step = NOTHING;
    private boolean inChunk;
    private volatile boolean cancelled;
    private volatile @Nullable Throwable failure;

    JobRun(UUID id, Begun begun, RequestContext context, JobTable table, Transactions transactions, Threads threads) {
        this.id = id;
        this.attempt = begun.attempt();
        this.params = begun.params();
        this.checkpoint = begun.checkpoint().deepCopy();
        this.context = context;
        this.cancelled = begun.cancelRequested();
        this.table = table;
        this.transactions = transactions;
        this.threads = threads;
    }

    /** Work of one chunk; its result is the checkpoint. */
    @FunctionalInterface
    public interface Chunk<C> {
        C work() throws Exception;
    }

    /** Work of one step, or of one call of the batch container. */
    @FunctionalInterface
    interface Call<T> {
        T work() throws Exception;
    }

    public UUID id() {
        return id;
    }

    /** What the job was started with. */
    public <T> T params(Class<T> type) {
        return read(params, type);
    }

    /** How far this step had come when it last ran; empty when it begins. */
    public <C> Optional<C> checkpoint(Class<C> type) {
        return checkpoint().map(at -> read(at, type));
    }

    Optional<JsonNode> checkpoint() {
        return Optional.ofNullable(checkpoint.get("at"));
    }

    /**
     * Does one chunk of the work in one transaction, together with its checkpoint and progress: all is kept, or nothing.
     *
     * @return the checkpoint
     * @throws JobStopped when the job is not to go on; not to be caught
     */
    public <C> C chunk(Chunk<C> chunk) throws Exception {
        stopIfAsked();
        ObjectNode before = checkpoint.deepCopy();
        inChunk = true;
        try {
            return transactions.inNew(context, () -> {
                C at = unchecked(chunk::work);
                keep(Json.tree(at));
                return at;
            });
        } catch (Checked e) {
            checkpoint = before;
            throw e.checked;
        } catch (RuntimeException e) {
            checkpoint = before;
            throw e;
        } finally {
            inChunk = false;
            step = NOTHING;
        }
    }

    /** Counts more of the total as done; inside a chunk it holds with the chunk. */
    public void advance(long done) {
        tell(new Step(step.advance() + done, step.total(), step.message(), step.result()));
    }

    /** Says how much there is to do in all. */
    public void total(long total) {
        tell(new Step(step.advance(), total, step.message(), step.result()));
    }

    /** Says what the job is at, for the person who watches. */
    public void message(String message) {
        tell(new Step(step.advance(), step.total(), message, step.result()));
    }

    /** Keeps what came of it, a record; the last one stands. */
    public void result(Object result) {
        tell(new Step(step.advance(), step.total(), step.message(), Json.tree(result)));
    }

    private void tell(Step told) {
        step = told;
        if (inChunk) return;
        try {
            transactions.inNew(context, () -> {
                save();
                return id;
            });
        } finally {
            step = NOTHING;
        }
    }

    /** Keeps a checkpoint in the running transaction. */
    void keep(JsonNode at) {
        checkpoint.set("at", at);
        save();
    }

    /** Keeps in the running transaction that the step is finished and will not run again. */
    void finish(String name) {
        ArrayNode done = checkpoint.withArray("done");
        done.add(name);
        checkpoint.remove("step");
        checkpoint.remove("at");
        save();
    }

    private void save() {
        cancelled |= table.save(id, attempt, checkpoint, step).orElseThrow(() -> new JobStopped(Reason.TAKEN_OVER));
        step = NOTHING;
    }

    void stopIfAsked() {
        if (cancelled) throw new JobStopped(Reason.CANCELLED);
        if (threads.ending()) throw new JobStopped(Reason.SERVER_ENDS);
    }

    /** Begins a step, or goes on with it; false when an earlier run has finished it. */
    boolean enter(String name) {
        for (JsonNode done : checkpoint.path("done")) if (done.asText().equals(name)) return false;
        if (!name.equals(checkpoint.path("step").asText())) {
            checkpoint.put("step", name);
            checkpoint.remove("at");
        }
        return true;
    }

    /** Begins a step within a transaction that may have been undone before: what counts is what is stored. */
    boolean enterAgain(String name) {
        checkpoint = table.checkpoint(id).deepCopy();
        step = NOTHING;
        return enter(name);
    }

    /** The step is finished. */
    void leave(String name) {
        transactions.inNew(context, () -> {
            finish(name);
            return id;
        });
    }

    /** Does work of the batch container's threads with the tenant and the member bound. */
    <T> T bound(Call<T> work) throws Exception {
        try {
            return RequestId.<T, Exception>marked(context, () -> Context.<T, Exception>call(context, work::work));
        } catch (Exception | Error e) {
            if (failure == null) failure = e;
            throw e;
        }
    }

    /** As {@link #bound}, for a call inside the transaction of a chunk. */
    <T> T boundInChunk(Call<T> work) throws Exception {
        inChunk = true;
        try {
            return bound(work);
        } finally {
            inChunk = false;
        }
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    int attempt() {
        return attempt;
    }

    RequestContext context() {
        return context;
    }

    /** Asks the run to stop at its next chunk. */
    void cancel() {
        cancelled = true;
    }

    private static <T> T read(JsonNode json, Class<T> type) {
        try {
            return Json.mapper().treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What the job kept no longer fits " + type.getName(), e);
        }
    }

    private static <T> T unchecked(Call<T> work) {
        try {
            return work.work();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new Checked(e);
        }
    }

    /** Carries a checked exception through the transaction, which it undoes. */
    private static final class Checked extends RuntimeException {
        private final transient Exception checked;

        Checked(Exception checked) {
            super(checked);
            this.checked = checked;
        }
    }
}
