package dev.cohort.job;

import dev.cohort.work.Threads;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;

/** Sets the work in the background going, once the application has started and its schemas are up to date. */
@ApplicationScoped
class Background {
    /** After every other observer of the start, migrations above all. */
    private static final int LAST = 10_000;

    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final Duration REFRESH = Duration.ofMinutes(1);
    private static final Duration SWEEP = Duration.ofMinutes(5);

    private final Threads threads;
    private final JobQueue queue;
    private final JobWorker jobs;
    private final ScheduleTable schedules;
    private final Scheduler scheduler;
    private final Sweep sweep;

    @Inject
    Background(
            Threads threads,
            JobQueue queue,
            JobWorker jobs,
            ScheduleTable schedules,
            Scheduler scheduler,
            Sweep sweep) {
        this.threads = threads;
        this.queue = queue;
        this.jobs = jobs;
        this.schedules = schedules;
        this.scheduler = scheduler;
        this.sweep = sweep;
    }

    void start(@Observes @Priority(LAST) Startup event) {
        threads.now(this::recover);
        threads.every(BEAT, jobs::beat);
        threads.every(BEAT, scheduler::poll);
        threads.every(REFRESH, scheduler::refresh);
        threads.every(SWEEP, sweep::check);
    }

    private void recover() {
        queue.releaseOwn();
        schedules.releaseOwn();
        scheduler.refresh();
        sweep.recover();
        jobs.beat();
    }
}
