package dev.cohort.notification;

/** Whether a member is told by e-mail, too. */
public enum NewsByMail {
    NONE,
    /** Within five minutes, unless they have read it by then. */
    AT_ONCE,
    /** With everything else of the hour. */
    HOURLY,
    /** In the morning by the member's own clock, with everything else that is new. */
    DAILY
}
