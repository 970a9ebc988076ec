package dev.cohort.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A time that goes on in the browser without asking the server. */
public final class Ticking {
    private static final int A_MINUTE = 60;

    private Ticking() {}

    /**
     * @param since when it began
     * @param now as the server has it
     * @param target seconds after which the other words stand there
     * @param words with {@code {0}} for the time
     */
    public static Markup since(Instant since, Instant now, long target, String words, String lateWords) {
        List<String> units = List.of(
                Words.of("ago.seconds", "{0}"),
                Words.of("ago.minutes", "{0}"),
                Words.of("ago.hours", "{0}"),
                Words.of("ago.days", "{0}"));
        long passed = Math.max(0, Duration.between(since, now).toSeconds());
        String said = (passed > target ? lateWords : words).replace("{0}", length(passed));
        return Markup.trusted("<span data-since=\"" + since.toEpochMilli() + "\" data-target=\"" + target
                + "\" data-words=\"" + Markup.escape(words) + "\" data-late=\"" + Markup.escape(lateWords)
                + "\" data-units=\"" + Markup.escape(units.stream().collect(Collectors.joining("|"))) + "\">"
                + Markup.escape(said) + "</span>");
    }

    /** Below a minute in seconds. */
    public static String length(long seconds) {
        return seconds < A_MINUTE ? Words.of("ago.seconds", seconds) : Ago.length(Duration.ofSeconds(seconds));
    }
}
