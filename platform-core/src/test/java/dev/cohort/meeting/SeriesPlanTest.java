package dev.cohort.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.meeting.SeriesTable.Slot;
import dev.cohort.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeriesPlanTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-10-20T12:00:00Z");

    /** Six Mondays at 18:30, the third one being the first in winter. */
    private static List<Slot> mondays() {
        List<Slot> slots = new ArrayList<>();
        for (int week = 0; week < 6; week++)
            slots.add(planned(LocalDate.of(2026, 10, 12).plusWeeks(week)));
        return slots;
    }

    private static Slot planned(LocalDate day) {
        Instant time = day.atTime(18, 30).atZone(BERLIN).toInstant();
        return new Slot(UUID.randomUUID(), time, time, MeetingStatus.PLANNED);
    }

    private static SeriesPlan plan(List<Slot> slots, int own, String rule, Scope scope) {
        return SeriesPlan.of(
                slots,
                slots.get(own),
                Duration.ZERO,
                LocalDateTime.ofInstant(slots.get(own).startsAt(), BERLIN),
                Repetition.parse(rule),
                scope,
                BERLIN,
                NOW);
    }

    @Test
    void daysThatTheNewRuleHasAsWellKeepTheirMeeting() {
        List<Slot> slots = mondays();
        SeriesPlan plan = plan(slots, 2, "FREQ=WEEKLY;INTERVAL=2;COUNT=3", Scope.FOLLOWING);

        assertThat(plan.kept().keySet()).containsExactly(slots.get(2), slots.get(4));
        assertThat(plan.gone()).containsExactly(slots.get(3), slots.get(5));
        assertThat(plan.made()).containsExactly(LocalDateTime.of(2026, 11, 23, 18, 30));
    }

    @Test
    void ofAllWhatHasBeenStays() {
        List<Slot> slots = mondays();
        SeriesPlan plan = plan(slots, 4, "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4", Scope.ALL);

        // The first one is over; the rule begins with the next that is still to be.
        assertThat(plan.kept().keySet()).containsExactly(slots.get(2), slots.get(3));
        assertThat(plan.made()).hasSize(2).allMatch(time -> time.getHour() == 18);
        assertThat(plan.gone()).containsExactly(slots.get(4), slots.get(5));
    }

    @Test
    void movedInTheSameGoTheFirstOneMovesAlong() {
        List<Slot> slots = mondays();
        SeriesPlan plan = SeriesPlan.of(
                slots,
                slots.get(2),
                Duration.ofHours(15 + 24),
                LocalDateTime.of(2026, 10, 28, 9, 30),
                Repetition.parse("FREQ=WEEKLY;INTERVAL=2;COUNT=2"),
                Scope.FOLLOWING,
                BERLIN,
                NOW);

        assertThat(plan.kept().values())
                .containsExactly(LocalDateTime.of(2026, 10, 28, 9, 30), LocalDateTime.of(2026, 11, 11, 9, 30));
        assertThat(plan.kept().keySet()).containsExactly(slots.get(2), slots.get(4));
    }

    @Test
    void whatSomebodyHasPutElsewhereStaysThereOnADayOfTheNewRule() {
        List<Slot> slots = mondays();
        Slot moved = slots.get(4);
        slots.set(4, new Slot(moved.id(), moved.originalAt(), moved.startsAt().plusSeconds(7_200), moved.status()));
        SeriesPlan plan = plan(slots, 2, "FREQ=WEEKLY;INTERVAL=2;COUNT=2", Scope.FOLLOWING);

        assertThat(plan.kept()).containsEntry(slots.get(4), LocalDateTime.of(2026, 11, 9, 18, 30));
    }

    @Test
    void aSeriesThatIsOverIsNotPlannedAnew() {
        List<Slot> slots = mondays().subList(0, 1);
        assertThatThrownBy(() -> plan(slots, 0, "FREQ=DAILY;COUNT=2", Scope.ALL))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("series-over"));
    }
}
