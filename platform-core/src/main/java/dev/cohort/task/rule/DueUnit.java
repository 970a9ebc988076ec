package dev.cohort.task.rule;

/** What the time until a task is due is counted in. */
public enum DueUnit {
    HOURS,
    WORKING_HOURS,
    DAYS,
    WORKING_DAYS
}
