package dev.cohort.ui;

import dev.cohort.request.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Days and moments by the tenant's clock and in the viewer's language, written the same everywhere. */
public final class Dates {
    private Dates() {}

    /** "20 Nov 2026". */
    public static String day(Instant when) {
        return format("date.day", local(when));
    }

    /** "20 Nov 2026". */
    public static String day(LocalDate day) {
        return day.format(formatter("date.day"));
    }

    /** "20 Nov 2026, 17:45". */
    public static String moment(Instant when) {
        return format("date.moment", local(when));
    }

    /** "17:45". */
    public static String time(Instant when) {
        return format("date.time", local(when));
    }

    /** The time alone where it is of this day, else the day with it. */
    public static String near(Instant when, Instant now) {
        return local(when).toLocalDate().equals(local(now).toLocalDate()) ? time(when) : moment(when);
    }

    private static ZonedDateTime local(Instant when) {
        return when.atZone(Context.current().zone());
    }

    private static String format(String key, ZonedDateTime when) {
        return when.format(formatter(key));
    }

    private static DateTimeFormatter formatter(String key) {
        return DateTimeFormatter.ofPattern(Words.of(key), Words.locale());
    }
}
