package dev.cohort.leads.speed;

import dev.cohort.branch.WorkingTimes;
import dev.cohort.leads.assignment.AssignmentSettings;
import dev.cohort.module.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How soon the centre means to answer, and how it counts. */
@ApplicationScoped
public class SpeedTargets {
    private static final int SECONDS_OF_A_MINUTE = 60;

    private final Settings settings;
    private final WorkingTimes times;

    @Inject
    SpeedTargets(Settings settings, WorkingTimes times) {
        this.times = times;
        this.settings = settings;
    }

    /** Seconds within which a person is to answer. */
    public int humanSeconds() {
        return settings.get(AssignmentSettings.HUMAN_MINUTES) * SECONDS_OF_A_MINUTE;
    }

    /** Seconds within which the product itself is to answer. */
    public int automaticSeconds() {
        return settings.get(AssignmentSettings.AUTOMATIC_SECONDS);
    }

    /** Seconds between these moments, only the branch's working ones where the centre has set it so. */
    public long counted(@Nullable UUID branch, Instant from, Instant to) {
        boolean working = settings.get(AssignmentSettings.IN_WORKING_HOURS);
        Duration counted = working ? times.of(branch).between(from, to) : Duration.between(from, to);
        return Math.max(0, counted.toSeconds());
    }

    /** The clock of a branch, to be looked at more than once. */
    public SpeedHours hours(@Nullable UUID branch) {
        return new SpeedHours(
                settings.get(AssignmentSettings.IN_WORKING_HOURS) ? Optional.of(times.of(branch)) : Optional.empty());
    }
}
