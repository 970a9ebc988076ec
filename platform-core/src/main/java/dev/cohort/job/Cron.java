package dev.cohort.job;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;

/** When a Unix cron expression is due, by the clock on the wall of a time zone. */
final class Cron {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private final ExecutionTime times;
    private final ZoneId zone;

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException when it is none
     */
    Cron(String expression, ZoneId zone) {
        this.times = ExecutionTime.forCron(PARSER.parse(expression));
        this.zone = zone;
    }

    /** The first time after this one. */
    Instant after(Instant instant) {
        return times.nextExecution(instant.atZone(zone))
                .orElseThrow(() -> new IllegalStateException("The schedule is never due"))
                .toInstant();
    }
}
