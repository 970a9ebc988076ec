package dev.cohort.worktime;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The hours at which somebody can be expected to work.
 *
 * @param week the spans of each day of the week, in order and without overlaps; a day that is missing is free
 * @param isHoliday days that are free whatever the week says
 */
public record WorkingTime(ZoneId zone, Map<DayOfWeek, List<Span>> week, Predicate<LocalDate> isHoliday) {
    /** Whoever has no working time within a year has none. */
    private static final int FARTHEST_DAYS = 366;

    private static final Span USUAL = new Span(LocalTime.of(9, 0), LocalTime.of(18, 0));

    /** A part of a day, the end excluded. */
    public record Span(LocalTime from, LocalTime to) {}

    public WorkingTime {
        week = Map.copyOf(week);
    }

    /** Monday to Friday, nine to six. */
    public static WorkingTime usual(ZoneId zone) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values())
            if (day.compareTo(DayOfWeek.SATURDAY) < 0) week.put(day, List.of(USUAL));
        return new WorkingTime(zone, week, day -> false);
    }

    /** The working spans of a day; none on a free one. */
    public List<Span> on(LocalDate day) {
        return isHoliday.test(day) ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    public boolean isWorkingDay(LocalDate day) {
        return !on(day).isEmpty();
    }

    /** The moment when so much working time has passed; where nobody ever works, as much time by the clock. */
    public Instant plus(Instant from, Duration work) {
        Duration left = work;
        LocalDate first = from.atZone(zone).toLocalDate();
        for (LocalDate day = first; day.isBefore(first.plusDays(FARTHEST_DAYS)); day = day.plusDays(1)) {
            for (Span span : on(day)) {
                Instant start = later(from, at(day, span.from()));
                Instant end = at(day, span.to());
                if (!start.isBefore(end)) continue;
                Duration here = Duration.between(start, end);
                if (here.compareTo(left) >= 0) return start.plus(left);
                left = left.minus(here);
            }
        }
        return from.plus(work);
    }

    /** The day that is so many working days later; zero is the day itself, or the next one on which somebody works. */
    public LocalDate plusDays(LocalDate from, int days) {
        LocalDate day = from;
        int left = days;
        for (int i = 0; i < FARTHEST_DAYS + days * 7; i++) {
            if (isWorkingDay(day) && left <= 0) return day;
            day = day.plusDays(1);
            if (isWorkingDay(day)) left--;
        }
        return from.plusDays(days);
    }

    private Instant at(LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
