package dev.cohort.privacy;

/** What becomes of what a policy is for. */
public enum PolicyAction {
    /** What tells whom it is about goes; the row stays for the figures. */
    ANONYMISE,
    /** It goes altogether. */
    DELETE
}
