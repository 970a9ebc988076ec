package dev.cohort.reminder;

/** Whether it has been said, and done. */
public enum ReminderStatus {
    PENDING,
    SENT,
    COMPLETED
}
