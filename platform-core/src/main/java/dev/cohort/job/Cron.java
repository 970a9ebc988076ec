package dev.cohort.job;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * When a Unix cron expression is due, by the clock on the wall of a time zone. Where that clock is put forward, what
 * falls into the gap is due as much later; where it is put back, a time that comes twice is due the first time.
 */
public final class Cron {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private final ExecutionTime times;
    private final ZoneId zone;

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException when it is none
     */
    public Cron(String expression, ZoneId zone) {
        this.times = ExecutionTime.forCron(PARSER.parse(expression));
        this.zone = zone;
    }

    /** The first time after this one. */
    Instant after(Instant instant) {
        Instant shown = times.nextExecution(instant.atZone(zone))
                .orElseThrow(() -> new IllegalStateException("The schedule is never due"))
                .toInstant();
        return inGap(instant).filter(moved -> moved.isBefore(shown)).orElse(shown);
    }

    /** The first time after this one that the clock on the wall leaps over. */
    private Optional<Instant> inGap(Instant instant) {
        // The library leaves such times out: a nightly run at half past two would be missing once a year.
        ZoneOffsetTransition change = zone.getRules().nextTransition(instant.minus(Duration.ofDays(1)));
        if (change == null || !change.isGap()) return Optional.empty();
        Optional<LocalDateTime> missing = nextOnWall(change.getDateTimeBefore().minusSeconds(1));
        while (missing.isPresent() && missing.get().isBefore(change.getDateTimeAfter())) {
            Instant moved = missing.get().toInstant(change.getOffsetBefore());
            if (moved.isAfter(instant)) return Optional.of(moved);
            missing = nextOnWall(missing.get());
        }
        return Optional.empty();
    }

    private Optional<LocalDateTime> nextOnWall(LocalDateTime local) {
        return times.nextExecution(local.atZone(ZoneOffset.UTC)).map(next -> next.toLocalDateTime());
    }
}
