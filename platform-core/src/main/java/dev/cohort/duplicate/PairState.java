package dev.cohort.duplicate;

/** What has become of a suspicion. */
public enum PairState {
    OPEN,
    NOT_DUPLICATE,
    HOUSEHOLD,
    MERGED
}
