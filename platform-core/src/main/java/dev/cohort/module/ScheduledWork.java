package dev.cohort.module;

/** A bean that a {@link Schedule} names; it runs with the tenant bound and the system as caller, outside any transaction. */
public interface ScheduledWork {
    /** Does the work of one run; an exception marks the run as failed and is kept with it. */
    void run();
}
