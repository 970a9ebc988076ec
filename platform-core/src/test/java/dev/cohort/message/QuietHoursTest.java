package dev.cohort.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalTime NINE = LocalTime.of(21, 0);
    private static final LocalTime EIGHT = LocalTime.of(8, 0);

    @Test
    void theNightEndsInTheMorningOfTheNextDay() {
        assertThat(end("2026-11-20T20:30:00Z")).isEqualTo("2026-11-21T07:00:00Z");
        assertThat(end("2026-11-21T02:00:00Z")).isEqualTo("2026-11-21T07:00:00Z");
    }

    @Test
    void byDayNobodyIsDisturbed() {
        assertThat(end("2026-11-20T12:00:00Z")).isEmpty();
        assertThat(end("2026-11-20T07:00:00Z")).as("eight o'clock itself").isEmpty();
        assertThat(end("2026-11-20T20:00:00Z")).as("nine o'clock itself").isEqualTo("2026-11-21T07:00:00Z");
    }

    @Test
    void anHourMoreOrLessDoesNotMoveTheMorning() {
        // The clocks go back on 25 October and forward on 28 March.
        assertThat(end("2026-10-24T20:00:00Z")).isEqualTo("2026-10-25T07:00:00Z");
        assertThat(end("2027-03-27T21:00:00Z")).isEqualTo("2027-03-28T06:00:00Z");
        assertThat(QuietHours.end(
                        Instant.parse("2027-03-27T23:00:00Z"), LocalTime.of(23, 0), LocalTime.of(2, 30), BERLIN))
                .as("half past two is not there that night")
                .contains(Instant.parse("2027-03-28T01:30:00Z"));
    }

    @Test
    void theyMayLieWithinADay() {
        Instant lunch = Instant.parse("2026-11-20T12:30:00Z");
        assertThat(QuietHours.end(lunch, LocalTime.of(13, 0), LocalTime.of(15, 0), BERLIN))
                .contains(Instant.parse("2026-11-20T14:00:00Z"));
        assertThat(QuietHours.end(lunch, NINE, NINE, BERLIN))
                .as("no time at all")
                .isEmpty();
    }

    private static String end(String moment) {
        return QuietHours.end(Instant.parse(moment), NINE, EIGHT, BERLIN)
                .map(Instant::toString)
                .orElse("");
    }
}
