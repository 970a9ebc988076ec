package dev.cohort.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkingTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private final WorkingTime usual = WorkingTime.usual(BERLIN);

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private Instant plusHours(String from, int hours) {
        return usual.plus(at(from), Duration.ofHours(hours));
    }

    @Test
    void hoursOfTheSameDay() {
        assertThat(plusHours("2026-11-18T10:30", 2)).isEqualTo(at("2026-11-18T12:30"));
    }

    @Test
    void whatDoesNotFitTheDayGoesOnTheNextMorning() {
        assertThat(plusHours("2026-11-18T17:00", 2)).isEqualTo(at("2026-11-19T10:00"));
    }

    @Test
    void fromTheWeekendItBeginsOnMonday() {
        assertThat(plusHours("2026-11-21T23:00", 2)).isEqualTo(at("2026-11-23T11:00"));
    }

    @Test
    void theEndOfADayIsNotTheStartOfTheNext() {
        assertThat(plusHours("2026-11-18T16:00", 2)).isEqualTo(at("2026-11-18T18:00"));
    }

    @Test
    void nineHoursAreADayAlsoWhenTheClocksChange() {
        // Summer time ended on Sunday, 25 October.
        assertThat(plusHours("2026-10-23T12:00", 9)).isEqualTo(at("2026-10-26T12:00"));
    }

    @Test
    void daysSkipWeekendAndHolidays() {
        WorkingTime withHoliday = new WorkingTime(BERLIN, usual.week(), LocalDate.parse("2026-11-23")::equals);
        assertThat(usual.plusDays(LocalDate.parse("2026-11-20"), 1)).isEqualTo("2026-11-23");
        assertThat(withHoliday.plusDays(LocalDate.parse("2026-11-20"), 1)).isEqualTo("2026-11-24");
        assertThat(usual.plusDays(LocalDate.parse("2026-11-21"), 0)).isEqualTo("2026-11-23");
        assertThat(usual.plusDays(LocalDate.parse("2026-11-18"), 0)).isEqualTo("2026-11-18");
    }

    @Test
    void whereNobodyWorksTheClockCounts() {
        WorkingTime never = new WorkingTime(BERLIN, Map.of(), day -> false);
        assertThat(never.plus(at("2026-11-18T10:00"), Duration.ofHours(1))).isEqualTo(at("2026-11-18T11:00"));
        assertThat(never.plusDays(LocalDate.parse("2026-11-18"), 2)).isEqualTo("2026-11-20");
    }
}
