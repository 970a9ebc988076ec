package dev.cohort.work;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's own threads for work that no request waits for: a fixed few, made by the container as the application
 * starts, so that each knows the application's names and classes; and they end with it.
 */
@ApplicationScoped
public class Threads {
    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

    // Two each for events, messages, jobs and schedules, and two for what is short. The container's own executors have
    // as many
    // threads as the machine has cores; two waiting jobs would then stop the heart beat that keeps them.
    private static final int WORKERS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ThreadFactory factory;

    private @Nullable ThreadPoolExecutor workers;
    private @Nullable ScheduledThreadPoolExecutor timer;
    private volatile boolean ending;

    protected Threads() {}

    /** For use without a container. */
    public Threads(ThreadFactory factory) {
        this.factory = factory;
    }

    /** Runs the work as soon as a thread is free. */
    public void now(Runnable work) {
        submit(() -> workers().execute(() -> guarded(work)));
    }

    /** Runs the work once, after the delay. */
    public void later(Duration delay, Runnable work) {
        submit(() -> {
            Future<?> unused = timer().schedule(() -> now(work), delay.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    /** Runs the work again and again, with this pause between the end of one and the start of the next. */
    public void every(Duration pause, Runnable work) {
        submit(() -> {
            Future<?> unused = timer().scheduleWithFixedDelay(
                            () -> awaited(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    /** Whether the application is going away: long work stops at its next border. */
    public boolean ending() {
        return ending;
    }

    /** Ends all work: what is short gets the time to finish. */
    public void end(@Observes Shutdown event) {
        ending = true;
        stop(timer);
        stop(workers);
    }

    private static void stop(@Nullable ExecutorService executor) {
        if (executor == null) return;
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) executor.shutdownNow();
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized ExecutorService workers() {
        if (workers == null) {
            workers = (ThreadPoolExecutor) Executors.newFixedThreadPool(WORKERS, factory);
            workers.prestartAllCoreThreads();
        }
        return workers;
    }

    private synchronized ScheduledThreadPoolExecutor timer() {
        if (timer == null) {
            timer = new ScheduledThreadPoolExecutor(1, factory);
            timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            timer.prestartAllCoreThreads();
            workers();
        }
        return timer;
    }

    private void submit(Runnable submission) {
        if (ending) return;
        try {
            submission.run();
        } catch (RejectedExecutionException e) {
            // The server is going down; what is not done is found again by the next start.
            LOG.debug("No thread for more work", e);
        }
    }

    /** On a worker, so that slow work does not hold up the clock of the others; the pause counts from its end. */
    private void awaited(Runnable work) {
        try {
            workers().submit(() -> guarded(work)).get(1, TimeUnit.MINUTES);
        } catch (RejectedExecutionException | ExecutionException | java.util.concurrent.TimeoutException e) {
            LOG.debug("Not waited for", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void guarded(Runnable work) {
        if (ending) return;
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Work in the background failed and is tried again: {}", e.toString(), e);
        }
    }
}
