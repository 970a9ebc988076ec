package dev.cohort.activity;

/** What was done. */
public enum ActivityKind {
    CALL,
    EMAIL,
    WHATSAPP,
    SMS,
    MEETING,
    NOTE,
    VISIT,
    /** Done by the product itself; people write none. */
    SYSTEM
}
