package dev.cohort.leads.speed;

import dev.cohort.branch.WorkingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the clock of waiting runs: while the branch works, or always. */
public record SpeedHours(Optional<WorkingTime> working) {
    private static final Duration LONGEST = Duration.ofDays(60);

    /** How long somebody has been waiting who came at that time. */
    public Duration waited(Instant from, Instant now) {
        Duration waited = working.map(hours -> hours.between(from, now)).orElseGet(() -> Duration.between(from, now));
        return waited.isNegative() ? Duration.ZERO : waited;
    }

    /** When the clock goes on that stands still at that time; empty while it runs. */
    public Optional<Instant> opensAfter(Instant at) {
        return working.filter(hours -> !hours.isOpen(at)).map(hours -> hours.nextOpen(at));
    }

    /**
     * Who came before that and is still waiting has waited too long, to the second.
     *
     * @param target seconds of working time
     */
    public Instant lateBefore(Instant now, int target) {
        if (working.isEmpty()) return now.minusSeconds(target);
        Instant late = now.minus(LONGEST);
        Instant inTime = now;
        while (Duration.between(late, inTime).toSeconds() > 1) {
            Instant middle = late.plus(Duration.between(late, inTime).dividedBy(2));
            if (waited(middle, now).toSeconds() > target) late = middle;
            else inTime = middle;
        }
        return inTime;
    }

    public boolean isRunning(Instant now) {
        return working.map(hours -> hours.isOpen(now)).orElse(true);
    }
}
