package dev.cohort.activity;

/** Who began a call or message. */
public enum Direction {
    /** They turned to us. */
    IN,
    /** We turned to them. */
    OUT
}
