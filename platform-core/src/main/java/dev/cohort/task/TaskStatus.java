package dev.cohort.task;

/** Whether it is still to be done. */
public enum TaskStatus {
    OPEN,
    DONE,
    CANCELLED
}
