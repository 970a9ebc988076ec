package dev.cohort.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.problem.Problem;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {
    @ParameterizedTest
    @CsvSource({
        "FREQ=DAILY, 2026-11-20, 2026-11-20, 2026-11-21",
        "FREQ=WEEKLY, 2026-11-20, 2026-11-20, 2026-11-27",
        "freq=weekly;interval=2, 2026-11-20, 2026-11-20, 2026-12-04",
        "'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 2026-11-20, 2026-11-20, 2026-11-23",
        "FREQ=MONTHLY;BYMONTHDAY=-1, 2027-01-31, 2027-01-31, 2027-02-28",
        "FREQ=YEARLY, 2026-11-20, 2026-11-20, 2027-11-20",
        "FREQ=WEEKLY, 2026-10-02, 2026-11-20, 2026-11-20",
        "FREQ=WEEKLY, 2026-10-02, 2026-11-21, 2026-11-27"
    })
    void nextDayIsAfterThisOneAndNotBeforeToday(String rule, LocalDate due, LocalDate today, LocalDate next) {
        assertThat(Recurrence.parse(rule).after(due, today)).contains(next);
    }

    @Test
    void comesToItsEnd() {
        LocalDate due = LocalDate.of(2026, 11, 20);
        assertThat(Recurrence.parse("FREQ=DAILY;UNTIL=20261121").after(due, due))
                .contains(due.plusDays(1));
        assertThat(Recurrence.parse("FREQ=DAILY;UNTIL=20261121").after(due.plusDays(1), due))
                .isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "weekly", "FREQ=SECONDLY", "FREQ=HOURLY", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;INTERVAL=0"})
    void whatIsNoRuleOfDaysIsRefused(String text) {
        assertThatThrownBy(() -> Recurrence.parse(text)).isInstanceOf(Problem.class);
    }
}
