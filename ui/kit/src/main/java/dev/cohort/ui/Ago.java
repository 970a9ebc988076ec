package dev.cohort.ui;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, or how long it takes, in the shortest words: 8 min, 3 h, 2 d. */
public final class Ago {
    private static final int MINUTES_OF_AN_HOUR = 60;
    private static final int HOURS_OF_A_DAY = 24;

    private Ago() {}

    public static String words(Instant when, Instant now) {
        Duration passed = Duration.between(when, now);
        return passed.toMinutes() <= 0 ? Words.of("ago.now") : length(passed);
    }

    /** A length of time in its largest unit. */
    public static String length(Duration time) {
        long minutes = Math.max(0, time.toMinutes());
        if (minutes < MINUTES_OF_AN_HOUR) return Words.of("ago.minutes", minutes);
        long hours = minutes / MINUTES_OF_AN_HOUR;
        return hours < HOURS_OF_A_DAY ? Words.of("ago.hours", hours) : Words.of("ago.days", hours / HOURS_OF_A_DAY);
    }
}
