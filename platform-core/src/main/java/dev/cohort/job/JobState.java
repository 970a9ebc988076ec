package dev.cohort.job;

/** Where a job stands; the last three are final. */
public enum JobState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
}
