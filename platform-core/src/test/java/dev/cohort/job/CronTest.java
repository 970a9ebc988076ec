package dev.cohort.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Berlin goes from 02:00 to 03:00 on 2026-03-29, and from 03:00 back to 02:00 on 2026-10-25. */
class CronTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aDailyTimeStaysTheSameOnTheWallOverBothChanges() {
        assertThat(times("0 7 * * *", "2026-03-28T12:00", 2))
                .containsExactly("2026-03-29T05:00:00Z", "2026-03-30T05:00:00Z");
        assertThat(times("0 7 * * *", "2026-10-24T12:00", 2))
                .containsExactly("2026-10-25T06:00:00Z", "2026-10-26T06:00:00Z");
    }

    @Test
    void aTimeThatDoesNotExistInSpringRunsOnceRightAfterTheGap() {
        assertThat(times("30 2 * * *", "2026-03-28T12:00", 2))
                .containsExactly("2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
    }

    @Test
    void aTimeThatComesTwiceInAutumnRunsOnce() {
        assertThat(times("30 2 * * *", "2026-10-24T12:00", 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void everyQuarterOfAnHourIsAQuarterOfAnHourOnChangingDaysToo() {
        assertThat(times("*/15 * * * *", "2026-03-29T01:40", 3))
                .containsExactly("2026-03-29T00:45:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:15:00Z");
        assertThat(times("0 * * * *", "2026-10-25T00:30", 5))
                .containsExactly(
                        "2026-10-24T23:00:00Z",
                        "2026-10-25T00:00:00Z",
                        "2026-10-25T01:00:00Z",
                        "2026-10-25T02:00:00Z",
                        "2026-10-25T03:00:00Z");
    }

    @Test
    void timesOnlyGoForward() {
        Instant at = LocalDateTime.parse("2026-10-24T00:00").atZone(BERLIN).toInstant();
        Cron cron = new Cron("*/20 1-3 * * *", BERLIN);
        for (int i = 0; i < 200; i++) {
            Instant next = cron.after(at);
            assertThat(next).isAfter(at);
            at = next;
        }
    }

    @Test
    void whatIsNoExpressionIsRefused() {
        assertThatThrownBy(() -> new Cron("at noon", BERLIN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> times(String expression, String localStart, int count) {
        Cron cron = new Cron(expression, BERLIN);
        List<String> times = new ArrayList<>();
        Instant at = LocalDateTime.parse(localStart).atZone(BERLIN).toInstant();
        for (int i = 0; i < count; i++) {
            at = cron.after(at);
            times.add(at.toString());
        }
        return times;
    }
}
