package dev.cohort.task;

/** How much it presses. */
public enum TaskPriority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
