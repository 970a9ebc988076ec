package dev.cohort.branch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Reckoning in working time")
class WorkingTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

    private final WorkingTime office = new WorkingTime(BERLIN, BranchFields.STANDARD_HOURS, Set.of());

    private static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(BERLIN).toInstant();
    }

    private static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, BERLIN);
    }

    @Test
    void opensAtItsFirstMinuteAndIsClosedAtItsLast() {
        assertThat(office.isOpen(at(FRIDAY, 9, 0))).isTrue();
        assertThat(office.isOpen(at(FRIDAY, 18, 0))).isFalse();
        assertThat(office.isOpen(at(FRIDAY.plusDays(1), 10, 0))).isFalse();
    }

    @Test
    void whatIsLeftOnFridayEveningIsDoneOnMonday() {
        assertThat(local(office.plus(at(FRIDAY, 17, 0), Duration.ofHours(4))))
                .isEqualTo(LocalDateTime.of(2026, 11, 23, 12, 0));
        assertThat(local(office.nextOpen(at(FRIDAY, 18, 0)))).isEqualTo(LocalDateTime.of(2026, 11, 23, 9, 0));
        assertThat(office.nextOpen(at(FRIDAY, 10, 0))).isEqualTo(at(FRIDAY, 10, 0));
    }

    @Test
    void exactlyOneDaysHoursEndOnTheNextMorning() {
        assertThat(local(office.plus(at(FRIDAY, 9, 0), Duration.ofHours(9))))
                .isEqualTo(LocalDateTime.of(2026, 11, 23, 9, 0));
    }

    @Test
    void aHolidayIsLeftOut() {
        WorkingTime closed = new WorkingTime(BERLIN, BranchFields.STANDARD_HOURS, Set.of(LocalDate.of(2026, 11, 23)));
        assertThat(local(closed.nextOpen(at(FRIDAY, 20, 0)))).isEqualTo(LocalDateTime.of(2026, 11, 24, 9, 0));
        assertThat(closed.between(at(FRIDAY, 17, 0), at(LocalDate.of(2026, 11, 24), 10, 0)))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void theNightInWhichTheClockIsChangedHasItsOwnLength() {
        List<OpenHours> night = List.of(new OpenHours(DayOfWeek.SUNDAY, LocalTime.of(1, 0), LocalTime.of(4, 0)));
        WorkingTime watch = new WorkingTime(BERLIN, night, Set.of());
        LocalDate spring = LocalDate.of(2026, 3, 29);
        LocalDate autumn = LocalDate.of(2026, 10, 25);
        assertThat(watch.between(at(spring, 0, 0), at(spring, 23, 0))).isEqualTo(Duration.ofHours(2));
        assertThat(watch.between(at(autumn, 0, 0), at(autumn, 23, 0))).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void hoursUntilMidnightEndWithTheDay() {
        WorkingTime late = new WorkingTime(
                BERLIN, List.of(new OpenHours(DayOfWeek.FRIDAY, LocalTime.of(20, 0), LocalTime.MIDNIGHT)), Set.of());
        assertThat(late.isOpen(at(FRIDAY, 23, 59))).isTrue();
        assertThat(late.between(at(FRIDAY, 0, 0), at(FRIDAY.plusDays(1), 12, 0)))
                .isEqualTo(Duration.ofHours(4));
    }

    @Test
    void withoutHoursEveryHourIsOne() {
        WorkingTime always = new WorkingTime(BERLIN, List.of(), Set.of(FRIDAY));
        assertThat(always.isOpen(at(FRIDAY, 3, 0))).isTrue();
        assertThat(always.plus(at(FRIDAY, 3, 0), Duration.ofHours(5))).isEqualTo(at(FRIDAY, 8, 0));
    }

    @Test
    void holidaysWithoutEndHoldNothingUpForEver() {
        Set<LocalDate> all = IntStream.range(-1, 800).mapToObj(FRIDAY::plusDays).collect(Collectors.toSet());
        WorkingTime never = new WorkingTime(BERLIN, BranchFields.STANDARD_HOURS, all);
        assertThat(never.plus(at(FRIDAY, 3, 0), Duration.ofHours(5))).isEqualTo(at(FRIDAY, 8, 0));
    }

    @Test
    void workingDaysSkipWeekendAndHolidays() {
        WorkingTime withHoliday = new WorkingTime(BERLIN, BranchFields.STANDARD_HOURS, Set.of(FRIDAY.plusDays(3)));
        assertThat(office.plusDays(FRIDAY, 1)).isEqualTo(FRIDAY.plusDays(3));
        assertThat(withHoliday.plusDays(FRIDAY, 1)).isEqualTo(FRIDAY.plusDays(4));
        assertThat(office.plusDays(FRIDAY, 0)).isEqualTo(FRIDAY);
        assertThat(office.plusDays(FRIDAY.plusDays(1), 0)).isEqualTo(FRIDAY.plusDays(3));
        assertThat(office.plusDays(FRIDAY.plusDays(1), 1)).isEqualTo(FRIDAY.plusDays(3));
    }
}
