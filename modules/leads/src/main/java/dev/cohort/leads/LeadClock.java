package dev.cohort.leads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How soon somebody turned to a lead.
 *
 * @param from when it came
 * @param firstTouchAt when first anybody or anything of ours turned to it; null for not yet
 * @param humanSeconds to the first person, as the centre counts them
 */
public record LeadClock(
        Instant from,
        @Nullable Instant firstTouchAt,
        @Nullable TouchKind firstTouchKind,
        @Nullable Instant humanTouchAt,
        @Nullable Integer humanSeconds,
        @Nullable Integer automaticSeconds) {

    /** Who turned to a lead. */
    public enum TouchKind {
        HUMAN,
        AUTOMATIC
    }

    static @Nullable LeadClock of(
            @Nullable Instant from,
            @Nullable Instant human,
            @Nullable Integer humanSeconds,
            @Nullable Instant automatic,
            @Nullable Integer automaticSeconds) {
        if (from == null) return null;
        boolean byPerson = human != null && (automatic == null || !automatic.isBefore(human));
        return new LeadClock(
                from,
                byPerson ? human : automatic,
                byPerson ? TouchKind.HUMAN : automatic == null ? null : TouchKind.AUTOMATIC,
                human,
                humanSeconds,
                automaticSeconds);
    }
}
