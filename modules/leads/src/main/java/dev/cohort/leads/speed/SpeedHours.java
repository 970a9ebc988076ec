package dev.cohort.leads.speed;

import dev.cohort.branch.WorkingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the clock of waiting runs: while the branch works, or always. */
public record SpeedHours(Optional<WorkingTime> working) {

    /** How long somebody has been waiting who came at that time. */
    public Duration waited(Instant from, Instant now) {
        Duration waited = working.map(hours -> hours.between(from, now)).orElseGet(() -> Duration.between(from, now));
        return waited.isNegative() ? Duration.ZERO : waited;
    }

    /** When the clock goes on that stands still at that time; empty while it runs. */
    public Optional<Instant> opensAfter(Instant at) {
        return working.filter(hours -> !hours.isOpen(at)).map(hours -> hours.nextOpen(at));
    }

    public boolean isRunning(Instant now) {
        return working.map(hours -> hours.isOpen(now)).orElse(true);
    }
}
