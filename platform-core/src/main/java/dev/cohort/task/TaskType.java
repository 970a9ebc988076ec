package dev.cohort.task;

/** What kind of thing is to be done. */
public enum TaskType {
    CALL,
    EMAIL,
    MESSAGE,
    MEETING,
    FOLLOW_UP,
    TODO
}
