package dev.cohort.message;

/** How far a message has come. */
public enum MessageStatus {
    /** It waits for its time, or for the next attempt. */
    QUEUED,
    /** The provider has taken it. */
    SENT,
    /** It has reached them; only some channels tell. */
    DELIVERED,
    /** They have looked at it; only some channels tell. */
    READ,
    /** It will not be tried again unless somebody asks for it. */
    FAILED,
    /** Somebody stopped it while it waited. */
    CANCELLED,
    /** It was not handed over since the person does not want it, or was never asked. */
    SUPPRESSED,
    /** It came from them. */
    RECEIVED
}
