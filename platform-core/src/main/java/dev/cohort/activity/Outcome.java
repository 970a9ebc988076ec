package dev.cohort.activity;

/** What came of a call, meeting or visit. */
public enum Outcome {
    REACHED,
    NO_ANSWER,
    BUSY,
    LEFT_MESSAGE,
    WRONG_NUMBER,
    /** The meeting or visit took place. */
    HELD,
    NO_SHOW
}
