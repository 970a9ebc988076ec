package dev.cohort.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.branch.OpenHours;
import dev.cohort.branch.WorkingTime;
import dev.cohort.meeting.FreeTimes.Busy;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Free is what is within working hours and apart from what is planned")
class FreeTimesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final LocalDate WEDNESDAY = LocalDate.parse("2026-11-18");

    /** Monday to Friday, nine to six. */
    private static final WorkingTime USUAL = new WorkingTime(
            BERLIN,
            Stream.of(DayOfWeek.values())
                    .filter(day -> day.compareTo(DayOfWeek.SATURDAY) < 0)
                    .map(day -> new OpenHours(day, LocalTime.of(9, 0), LocalTime.of(18, 0)))
                    .toList(),
            Set.of());

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static FreeTimes free(Duration buffer, Busy... busy) {
        return new FreeTimes(USUAL, buffer, List.of(busy), Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
    }

    private static List<String> times(FreeTimes free, LocalDate day, Duration length) {
        return free.on(day, length).stream()
                .map(each -> LocalTime.ofInstant(each, BERLIN).toString())
                .toList();
    }

    @Test
    void theLastOneEndsWithTheDay() {
        assertThat(times(free(Duration.ZERO), WEDNESDAY, HOUR))
                .startsWith("09:00", "09:30")
                .endsWith("16:30", "17:00")
                .hasSize(17);
        assertThat(times(free(Duration.ZERO), LocalDate.parse("2026-11-21"), HOUR))
                .isEmpty();
    }

    @Test
    void roundWhatIsPlannedABufferIsKept() {
        Busy planned = new Busy(at("2026-11-18T12:00"), at("2026-11-18T13:00"));
        assertThat(times(free(Duration.ZERO, planned), WEDNESDAY, HOUR))
                .contains("11:00", "13:00")
                .doesNotContain("11:30", "12:00", "12:30");
        assertThat(times(free(Duration.ofMinutes(10), planned), WEDNESDAY, HOUR))
                .contains("10:30", "13:30")
                .doesNotContain("11:00", "13:00");
    }

    @Test
    void neitherTooSoonNorTooFarAhead() {
        FreeTimes free = new FreeTimes(USUAL, Duration.ZERO, List.of(), at("2026-11-18T15:10"), at("2026-11-18T16:30"));
        assertThat(times(free, WEDNESDAY, HOUR)).containsExactly("15:30", "16:00", "16:30");
    }

    @Test
    void whereTheClocksGoForwardNoTimeIsOfferedThatThereIsNot() {
        FreeTimes night = night(LocalDate.parse("2027-03-28"));
        List<Instant> free = night.on(LocalDate.parse("2027-03-28"), HOUR);
        assertThat(free.stream().map(each -> LocalTime.ofInstant(each, BERLIN).toString()))
                .containsExactly("01:00", "01:30", "03:00");
        assertThat(free.getLast().plus(HOUR)).isEqualTo(at("2027-03-28T04:00"));
    }

    @Test
    void whereTheyGoBackTheHourThatComesTwiceIsTwoHours() {
        FreeTimes night = night(LocalDate.parse("2026-10-25"));
        List<Instant> free = night.on(LocalDate.parse("2026-10-25"), HOUR);
        assertThat(free).doesNotHaveDuplicates().hasSize(7);
        assertThat(Duration.between(free.getFirst(), free.getLast().plus(HOUR))).isEqualTo(Duration.ofHours(4));
    }

    /** Work from one to four at night. */
    private static FreeTimes night(LocalDate day) {
        OpenHours span = new OpenHours(day.getDayOfWeek(), LocalTime.of(1, 0), LocalTime.of(4, 0));
        return new FreeTimes(
                new WorkingTime(BERLIN, List.of(span), Set.of()),
                Duration.ZERO,
                List.of(),
                Instant.EPOCH,
                Instant.parse("2100-01-01T00:00:00Z"));
    }
}
