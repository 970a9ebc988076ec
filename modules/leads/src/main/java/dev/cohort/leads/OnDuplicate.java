package dev.cohort.leads;

/** What to do when a new lead's e-mail address or phone number is already known. */
public enum OnDuplicate {
    /** Say so, with the leads it may be: 409 {@code duplicate-suspected}. */
    REFUSE,
    /** Make another lead all the same. */
    CREATE,
    /** Add what is new to the latest open lead of that person. */
    MERGE
}
