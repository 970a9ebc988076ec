package dev.cohort.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What calendar programs answer")
class CalendarAnswerTest {
    private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-000000000001");

    private static String reply(String... lines) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n" + String.join("\r\n", lines)
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    @Test
    void asGoogleAndOutlookWriteIt() {
        assertThat(CalendarAnswer.read(reply(
                        "UID:" + ID + "@demo.localhost",
                        "SEQUENCE:2",
                        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=\"Guest: one; t",
                        " wo\";X-NUM-GUESTS=0:mailto:guest@example.org")))
                .contains(new CalendarAnswer(ID, null, "guest@example.org", Response.ACCEPTED, 2));
        assertThat(CalendarAnswer.read(reply(
                        "ATTENDEE;PARTSTAT=DECLINED:MAILTO:Guest@Example.org",
                        "UID:" + ID + "@demo.localhost",
                        "RECURRENCE-ID;TZID=Europe/Berlin:20261026T183000")))
                .contains(new CalendarAnswer(
                        ID, Instant.parse("2026-10-26T17:30:00Z"), "Guest@Example.org", Response.DECLINED, 0));
    }

    @Test
    void whatMakesNoSenseIsNoAnswer() {
        assertThat(CalendarAnswer.read("")).isEmpty();
        assertThat(CalendarAnswer.read(reply("UID:nobody", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example")))
                .isEmpty();
        assertThat(CalendarAnswer.read(reply("UID:" + ID, "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:a@b.example")))
                .isEmpty();
        assertThat(CalendarAnswer.read(reply("UID:" + ID, "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example")
                        .replace("REPLY", "REQUEST")))
                .isEmpty();
    }
}
