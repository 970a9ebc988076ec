package dev.cohort.meeting;

/** What became of it. */
public enum MeetingStatus {
    PLANNED,
    HELD,
    NO_SHOW,
    CANCELLED
}
