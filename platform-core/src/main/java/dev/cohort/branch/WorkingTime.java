package dev.cohort.branch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * Reckoning in the working time of a place: local hours of its weekdays, without its holidays. Where no hours are given,
 * every hour is one. A place that is closed for a year on end is reckoned with as if it were always open, so that nothing
 * waits for ever.
 */
public final class WorkingTime {
    private static final int LONGEST_CLOSED_DAYS = 366;

    private final ZoneId zone;
    private final List<OpenHours> hours;
    private final Set<LocalDate> holidays;

    public WorkingTime(ZoneId zone, List<OpenHours> hours, Set<LocalDate> holidays) {
        this.zone = zone;
        this.hours = hours;
        this.holidays = holidays;
    }

    /** A span on the time line; daylight saving makes a local span longer or shorter. */
    private record Span(Instant from, Instant to) {
        boolean isEmpty() {
            return !to.isAfter(from);
        }
    }

    public ZoneId zone() {
        return zone;
    }

    /** The local spans of a day in which somebody is there; none on a holiday. */
    public List<OpenHours> on(LocalDate day) {
        if (holidays.contains(day)) return List.of();
        return hours.stream().filter(span -> span.day() == day.getDayOfWeek()).toList();
    }

    public boolean isOpen(Instant at) {
        if (hours.isEmpty()) return true;
        return spans(LocalDate.ofInstant(at, zone)).stream()
                .anyMatch(span -> !at.isBefore(span.from()) && at.isBefore(span.to()));
    }

    /** The instant itself while there is somebody there, else when somebody comes next. */
    public Instant nextOpen(Instant at) {
        return plus(at, Duration.ZERO);
    }

    /** The instant that is so much working time later; with none, the first instant at which somebody is there. */
    public Instant plus(Instant at, Duration workingTime) {
        if (hours.isEmpty()) return at.plus(workingTime);
        Duration left = workingTime;
        LocalDate day = LocalDate.ofInstant(at, zone);
        int closedDays = 0;
        while (closedDays <= LONGEST_CLOSED_DAYS) {
            closedDays++;
            for (Span span : spans(day)) {
                Instant from = at.isAfter(span.from()) ? at : span.from();
                if (!span.to().isAfter(from)) continue;
                closedDays = 0;
                Duration there = Duration.between(from, span.to());
                if (left.compareTo(there) < 0) return from.plus(left);
                left = left.minus(there);
            }
            day = day.plusDays(1);
        }
        return at.plus(workingTime);
    }

    /** How much working time lies between; nothing when the end is not after the beginning. */
    public Duration between(Instant from, Instant to) {
        if (!to.isAfter(from)) return Duration.ZERO;
        if (hours.isEmpty()) return Duration.between(from, to);
        Duration sum = Duration.ZERO;
        LocalDate last = LocalDate.ofInstant(to, zone);
        for (LocalDate day = LocalDate.ofInstant(from, zone); !day.isAfter(last); day = day.plusDays(1)) {
            for (Span span : spans(day)) {
                Instant start = from.isAfter(span.from()) ? from : span.from();
                Instant end = to.isBefore(span.to()) ? to : span.to();
                if (end.isAfter(start)) sum = sum.plus(Duration.between(start, end));
            }
        }
        return sum;
    }

    /** The day so many days later on which somebody is there; with none, the day itself or the next such one. */
    public LocalDate plusDays(LocalDate from, int days) {
        if (hours.isEmpty()) return from.plusDays(days);
        LocalDate day = from;
        int left = on(from).isEmpty() ? Math.max(1, days) : days;
        int closedDays = 0;
        while (left > 0 && closedDays <= LONGEST_CLOSED_DAYS) {
            day = day.plusDays(1);
            closedDays = on(day).isEmpty() ? closedDays + 1 : 0;
            if (closedDays == 0) left--;
        }
        return left > 0 ? from.plusDays(days) : day;
    }

    private List<Span> spans(LocalDate day) {
        return on(day).stream()
                .map(span -> new Span(
                        day.atTime(span.from()).atZone(zone).toInstant(),
                        span.to().equals(LocalTime.MIDNIGHT)
                                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                                : day.atTime(span.to()).atZone(zone).toInstant()))
                .filter(span -> !span.isEmpty())
                .toList();
    }
}
