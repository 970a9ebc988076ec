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

    /** The time alone where it is of this day, else the day with it; its year only where it is another one. */
    public static String near(Instant when, Instant now) {
        ZonedDateTime local = local(when);
        LocalDate today = local(now).toLocalDate();
        if (local.toLocalDate().equals(today)) return time(when);
        return local.getYear() == today.getYear() ? format("date.moment.near", local) : moment(when);
    }

    /** "20 Nov", with the year where it is another one. */
    public static String near(LocalDate day, LocalDate today) {
        return day.getYear() == today.getYear() ? day.format(formatter("date.day.near")) : day(day);
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
