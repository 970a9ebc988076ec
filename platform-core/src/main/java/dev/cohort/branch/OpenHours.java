package dev.cohort.branch;

import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * A span of a weekday in which there is somebody there.
 *
 * @param from by the branch's clock
 * @param to the first minute after it; midnight for the end of the day
 */
public record OpenHours(
        @NotNull DayOfWeek day,
        @NotNull LocalTime from,
        @NotNull LocalTime to) {

    boolean isBackwards() {
        return !to.equals(LocalTime.MIDNIGHT) && !to.isAfter(from);
    }

    boolean overlaps(OpenHours later) {
        return day == later.day && (to.equals(LocalTime.MIDNIGHT) || to.isAfter(later.from));
    }
}
