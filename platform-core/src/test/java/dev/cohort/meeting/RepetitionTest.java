package dev.cohort.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cohort.problem.Problem;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("How meetings repeat")
class RepetitionTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 19);

    @Test
    void ofWeeksDaysAndMonths() {
        assertThat(Repetition.parse("freq=weekly;count=3").days(MONDAY))
                .containsExactly(MONDAY, MONDAY.plusWeeks(1), MONDAY.plusWeeks(2));
        assertThat(Repetition.parse("FREQ=DAILY;UNTIL=20261021").days(MONDAY)).hasSize(3);
        assertThat(Repetition.parse("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4").days(MONDAY.plusDays(1)))
                .extracting(LocalDate::getDayOfMonth)
                .containsExactly(20, 22, 27, 29);
        // A month without the day is left out.
        assertThat(Repetition.parse("FREQ=MONTHLY;COUNT=3").days(LocalDate.of(2026, 1, 31)))
                .containsExactly(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 3, 31), LocalDate.of(2026, 5, 31));
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=WEEKLY, recurrence-endless",
        "FREQ=HOURLY;COUNT=3, recurrence-too-fine",
        "every week, recurrence",
        "FREQ=WEEKLY;COUNT=x, recurrence"
    })
    void whatIsNoRuleOrNeverEndsIsRefused(String rule, String code) {
        Problem refused = catchThrowableOfType(Problem.class, () -> Repetition.parse(rule));
        assertThat(refused.faults().getFirst().code()).isEqualTo(code);
    }

    @Test
    void notMoreThanASeriesMayHave() {
        Problem refused = catchThrowableOfType(
                Problem.class, () -> Repetition.parse("FREQ=DAILY;COUNT=9999").days(MONDAY));
        assertThat(refused.faults().getFirst().code()).isEqualTo("recurrence-too-many");
    }

    @Test
    void countedAnewItComesToTheSameDays() {
        Repetition weekly = Repetition.parse("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261109");
        List<LocalDate> days = weekly.days(MONDAY);
        assertThat(weekly.times(4).rule()).isEqualTo("FREQ=WEEKLY;BYDAY=MO;COUNT=4");
        assertThat(weekly.times(4).makes(days)).isTrue();
        assertThat(weekly.times(4)
                        .makes(days.stream().map(day -> day.plusDays(1)).toList()))
                .isFalse();
        assertThat(weekly.times(4)
                        .onAnyDay()
                        .makes(days.stream().map(day -> day.plusDays(1)).toList()))
                .isTrue();
    }
}
