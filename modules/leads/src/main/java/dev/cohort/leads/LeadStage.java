package dev.cohort.leads;

import java.util.Locale;

/** The canonical stages that every tenant's own statuses stand on, in the order of the way through them. */
public enum LeadStage {
    NEW,
    CONTACTED,
    INTERESTED,
    TRIAL_SCHEDULED,
    TRIAL_ATTENDED,
    QUALIFIED,
    ENROLLED,
    CONVERTED,
    RECYCLED,
    LOST,
    DISQUALIFIED;

    /** As it is stored and sent: {@code trial_scheduled}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static LeadStage of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** Reached its goal: kept as it is, readable, not editable. */
    public boolean isArchived() {
        return this == ENROLLED || this == CONVERTED;
    }

    /** Left the way: a reason is asked for. */
    public boolean needsReason() {
        return this == LOST || this == DISQUALIFIED;
    }

    /** Whether somebody still works on leads here. */
    public boolean isOpen() {
        return compareTo(ENROLLED) < 0;
    }
}
