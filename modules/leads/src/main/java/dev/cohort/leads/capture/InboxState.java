package dev.cohort.leads.capture;

import java.util.Locale;

/** What has become of a payload. */
public enum InboxState {
    /** It waits for a word of its sender, such as the link in a mail. */
    WAITING,
    /** It is kept and about to be taken. */
    RECEIVED,
    /** It made a lead. */
    CREATED,
    /** It was added to a lead that was there. */
    MERGED,
    /** It could not be taken; the reason stands with it. */
    FAILED,
    /** It is nobody's enquiry: a trap was filled in, nobody confirmed it, or somebody has put it aside. */
    IGNORED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing more happens to it by itself. */
    public boolean isSettled() {
        return this != WAITING && this != RECEIVED;
    }
}
