package dev.cohort.consent;

/** Why one may write to people for a purpose. */
public enum ConsentBasis {
    /** They have to have agreed. */
    CONSENT,
    /** It belongs to what they asked for or booked; they may object. */
    CONTRACT
}
