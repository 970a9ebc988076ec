package dev.cohort.meeting;

/** What an invitee has answered, in the words of RFC 5545. */
public enum Response {
    NEEDS_ACTION,
    ACCEPTED,
    TENTATIVE,
    DECLINED
}
