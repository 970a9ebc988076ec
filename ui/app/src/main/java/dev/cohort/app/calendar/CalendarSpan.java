package dev.cohort.app.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What of the calendar is shown at once. */
enum CalendarSpan {
    DAY,
    WEEK,
    MONTH;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CalendarSpan of(String key) {
        return Stream.of(values())
                .filter(span -> span.key().equals(key))
                .findFirst()
                .orElse(WEEK);
    }

    /** The days that are drawn, whole weeks from Monday in a month. */
    List<LocalDate> days(LocalDate of) {
        LocalDate first =
                switch (this) {
                    case DAY -> of;
                    case WEEK -> of.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    case MONTH -> of.withDayOfMonth(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                };
        long count =
                switch (this) {
                    case DAY -> 1;
                    case WEEK -> 7;
                    case MONTH -> 7L * weeks(first, of);
                };
        return first.datesUntil(first.plusDays(count)).toList();
    }

    private static long weeks(LocalDate first, LocalDate of) {
        LocalDate last = of.with(TemporalAdjusters.lastDayOfMonth());
        return ChronoUnit.WEEKS.between(first, last) + 1;
    }

    LocalDate next(LocalDate of, int steps) {
        return switch (this) {
            case DAY -> of.plusDays(steps);
            case WEEK -> of.plusWeeks(steps);
            case MONTH -> of.plusMonths(steps);
        };
    }
}
