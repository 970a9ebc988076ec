package dev.cohort.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import dev.cohort.meeting.ICalendar.Event;
import dev.cohort.meeting.ICalendar.Method;
import dev.cohort.meeting.ICalendar.Party;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An event is written as other programs read it")
class ICalendarTest {
    private static final Instant FROM = Instant.parse("2026-11-18T17:30:00Z");
    private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-000000000001");

    private static Event event(String title, String description, String name, boolean cancelled) {
        return new Event(
                ID,
                "demo.example",
                3,
                FROM.minusSeconds(60),
                FROM,
                FROM.plusSeconds(5400),
                title,
                description,
                "Room 1; left, then right",
                "https://meet.example/a b",
                cancelled,
                new Party("Jonas \"Jo\" Weber", "jonas@demo.example", Response.ACCEPTED),
                List.of(new Party(name, "guest@example.org", Response.NEEDS_ACTION)));
    }

    private static VEvent read(String file) {
        var parsed = Biweekly.parse(file).first();
        assertThat(Biweekly.parse(file).all()).hasSize(1);
        assertThat(parsed.getEvents()).hasSize(1);
        return parsed.getEvents().getFirst();
    }

    @Test
    void anotherParserReadsWhatWasMeant() {
        String file = ICalendar.of(
                Method.REQUEST,
                null,
                List.of(event("Trial; B1, evening \\ or not", "One\nTwo", "Łucja Ödegård", false)));
        VEvent read = read(file);
        assertThat(Biweekly.parse(file).first().getMethod().getValue()).isEqualTo("REQUEST");
        assertThat(read.getUid().getValue()).isEqualTo(ID + "@demo.example");
        assertThat(read.getSequence().getValue()).isEqualTo(3);
        assertThat(read.getSummary().getValue()).isEqualTo("Trial; B1, evening \\ or not");
        assertThat(read.getDescription().getValue()).isEqualTo("One\nTwo");
        assertThat(read.getLocation().getValue()).isEqualTo("Room 1; left, then right");
        assertThat(read.getDateStart().getValue().toInstant()).isEqualTo(FROM);
        assertThat(read.getDateEnd().getValue().toInstant()).isEqualTo(FROM.plusSeconds(5400));
        assertThat(read.getAttendees().getFirst().getEmail()).isEqualTo("guest@example.org");
        assertThat(read.getAttendees().getFirst().getCommonName()).isEqualTo("Łucja Ödegård");
        assertThat(read.getOrganizer().getEmail()).isEqualTo("jonas@demo.example");
    }

    @Test
    void cancellationCarriesItsStatus() {
        VEvent read = read(ICalendar.of(Method.CANCEL, null, List.of(event("Off", "", "Guest", true))));
        assertThat(read.getStatus().isCancelled()).isTrue();
    }

    @Test
    void linesAreFoldedWithinOctetsAndNeverWithinACharacter() {
        String title =
                "Ein sehr langer Titel mit Ümläuten und 日本語 und 🎓 ".repeat(8).strip();
        String file = ICalendar.of(Method.PUBLISH, "Kalender", List.of(event(title, "", "Guest", false)));
        assertThat(file.split("\r\n")).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(75));
        assertThat(read(file).getSummary().getValue()).isEqualTo(title);
    }

    @Test
    void nobodySmugglesALineIn() {
        String file = ICalendar.of(
                Method.REQUEST,
                null,
                List.of(event("A\r\nATTENDEE:mailto:evil@example.org", "x\rEND:VEVENT", "G\r\nX:1", false)));
        VEvent read = read(file);
        assertThat(read.getAttendees()).hasSize(1);
        assertThat(read.getSummary().getValue()).isEqualTo("A\nATTENDEE:mailto:evil@example.org");
    }

    @Test
    void whatRepeatsBeginsAtTheSameHourInSummerAndWinter() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant start = Instant.parse("2026-10-19T16:30:00Z");
        Instant gone = Instant.parse("2026-11-02T17:30:00Z");
        Event whole = event("Trial", "", "Łucja", false)
                .at(start, start.plusSeconds(5400))
                .of(ID, 4, new ICalendar.Recurring(berlin, null, "FREQ=WEEKLY;COUNT=4", List.of(), List.of(gone)));

        String file = ICalendar.of(Method.REQUEST, null, List.of(whole));

        var parsed = Biweekly.parse(file).first();
        VEvent read = parsed.getEvents().getFirst();
        var dates = read.getDateIterator(java.util.TimeZone.getTimeZone(berlin));
        List<Instant> times = new java.util.ArrayList<>();
        while (dates.hasNext()) times.add(dates.next().toInstant());
        assertThat(times)
                .containsExactly(start, Instant.parse("2026-10-26T17:30:00Z"), Instant.parse("2026-11-09T17:30:00Z"));
        assertThat(parsed.getTimezoneInfo().getComponents()).hasSize(1);
        assertThat(file).contains("TZID:Europe/Berlin", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100");
        assertThat(file.lines()).allMatch(line -> line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 75);
    }

    @Test
    void oneTimeOfASeriesIsKnownByWhenTheSeriesHasIt() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        String file = ICalendar.of(
                Method.CANCEL,
                null,
                List.of(event("Trial", "", "Łucja", true).of(ID, 5, ICalendar.Recurring.one(berlin, FROM))));

        VEvent read = read(file);

        assertThat(read.getRecurrenceId().getValue().toInstant()).isEqualTo(FROM);
        assertThat(read.getSequence().getValue()).isEqualTo(5);
    }
}
