package dev.cohort.meeting;

/** Which of the meetings of a series are meant. */
public enum Scope {
    THIS,
    FOLLOWING,
    ALL
}
