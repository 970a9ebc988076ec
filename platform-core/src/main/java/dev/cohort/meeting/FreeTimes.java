package dev.cohort.meeting;

import dev.cohort.branch.OpenHours;
import dev.cohort.branch.WorkingTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** When somebody has time: within working hours, apart from what is planned and from the room around it. */
record FreeTimes(WorkingTime hours, Duration buffer, List<Busy> busy, Instant earliest, Instant latest) {
    private static final Duration STEP = Duration.ofMinutes(30);
    private static final Duration SHORT_STEP = Duration.ofMinutes(15);

    /** A time that is taken. */
    record Busy(Instant startsAt, Instant endsAt) {}

    /** When something of this length can begin on that day of the working time's own calendar, in order. */
    List<Instant> on(LocalDate day, Duration length) {
        Duration step = length.compareTo(STEP) < 0 ? SHORT_STEP : STEP;
        List<Instant> free = new ArrayList<>();
        for (OpenHours span : hours.on(day)) {
            Instant start = span.from().atDate(day).atZone(hours.zone()).toInstant();
            LocalDate last = span.to().equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
            Instant end = span.to().atDate(last).atZone(hours.zone()).toInstant();
            // By instants: where the clocks change within the hours, no time is offered twice and none that there is
            // not.
            for (Instant at = start; !at.plus(length).isAfter(end); at = at.plus(step))
                if (isFree(at, at.plus(length))) free.add(at);
        }
        return free;
    }

    /** Whether it is one of those that are offered. */
    boolean offers(Instant at, Duration length) {
        return on(LocalDate.ofInstant(at, hours.zone()), length).contains(at);
    }

    private boolean isFree(Instant from, Instant to) {
        if (from.isBefore(earliest) || from.isAfter(latest)) return false;
        return busy.stream()
                .noneMatch(each -> from.isBefore(each.endsAt().plus(buffer))
                        && to.plus(buffer).isAfter(each.startsAt()));
    }
}
