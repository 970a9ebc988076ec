package dev.cohort.module;

/**
 * A bean that tells how much waits for the caller behind an entry of the navigation. It is asked whenever a page is
 * opened, and only for entries that the caller may open: it has to answer within a millisecond or two.
 */
public interface MenuCount {
    /** The route of the entry, as in {@link MenuEntry#path()}. */
    String path();

    /** How many wait; nothing is shown for 0. */
    long waiting();

    /** Whether they stand out, as somebody outside waits for an answer. */
    default boolean isUrgent() {
        return false;
    }
}
