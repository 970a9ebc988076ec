package dev.cohort.leads.ui;

import dev.cohort.request.Context;
import dev.cohort.ui.Ago;
import dev.cohort.ui.NextStep;
import dev.cohort.ui.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Instants in words, by the tenant's clock and the viewer's language. */
final class Moments {
    private static final int WEEK = 7;

    private final Clock clock;
    private final ZoneId zone;

    Moments(Clock clock) {
        this.clock = clock;
        this.zone = Context.current().zone();
    }

    Instant now() {
        return Instant.now(clock);
    }

    ZoneId zone() {
        return zone;
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(zone));
    }

    /** How long ago, in the largest unit: "6 min", "2 h", "21 d". */
    String age(Instant since) {
        return Ago.length(Duration.between(since, now()));
    }

    /** How old something is, in a whole sentence's words: "12 days old". */
    String old(Instant since) {
        Duration age = Duration.between(since, now());
        if (age.toHours() < 1) return Words.of("leads.old.now");
        return age.toDays() < 1 ? Words.of("leads.old.hours", age.toHours()) : Words.of("leads.old.days", age.toDays());
    }

    /** How pressing something is that is due then. */
    NextStep urgency(Instant due) {
        if (due.isBefore(now())) return NextStep.OVERDUE;
        return due.atZone(zone).toLocalDate().equals(today()) ? NextStep.TODAY : NextStep.LATER;
    }

    /** When, as short as it is clear: the time of today, the weekday of this week, else the date. */
    String brief(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        long days = Math.abs(ChronoUnit.DAYS.between(today(), local.toLocalDate()));
        if (days == 0) return time(at);
        return format(days < WEEK ? "leads.date.weekday" : "leads.date.short", at);
    }

    /** "today 18:30", "Mon 17:00", "25 Nov 2026, 09:00". */
    String full(Instant at) {
        long days = ChronoUnit.DAYS.between(today(), at.atZone(zone).toLocalDate());
        if (days == 0) return Words.of("leads.date.today", time(at));
        if (Math.abs(days) < WEEK) return format("leads.date.weekday", at) + " " + time(at);
        return format("leads.date.full", at);
    }

    /** The day as a heading: "Today", "Yesterday", "Monday, 16 November". */
    String day(Instant at) {
        LocalDate day = at.atZone(zone).toLocalDate();
        if (day.equals(today())) return Words.of("leads.day.today");
        if (day.equals(today().minusDays(1))) return Words.of("leads.day.yesterday");
        return format(day.getYear() == today().getYear() ? "leads.date.day" : "leads.date.day.year", at);
    }

    String time(Instant at) {
        return format("leads.date.time", at);
    }

    String date(LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern(Words.of("leads.date.year"), Words.locale()));
    }

    String dateTime(Instant at) {
        return format("leads.date.full", at);
    }

    private String format(String key, Instant at) {
        return at.atZone(zone).format(DateTimeFormatter.ofPattern(Words.of(key), Words.locale()));
    }
}
