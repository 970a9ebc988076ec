package dev.cohort.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Running.class)
@DisplayName("Meetings are planned, answered and cancelled")
class MeetingsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Cohort cohort;
    private final Site sales;
    private final Site owner;

    MeetingsIT(Cohort cohort) {
        this.cohort = cohort;
        sales = cohort.site(Cohort.DEMO, "sales");
        owner = cohort.site(Cohort.DEMO, "owner");
    }

    private static String unique(String start) {
        return start + " " + UUID.randomUUID().toString().substring(0, 8);
    }

    private static Map<String, Object> meeting(String title, String start, String end, Object... more) {
        Map<String, Object> meeting = new HashMap<>(Map.of("title", title, "start", start, "end", end));
        for (int i = 0; i < more.length; i += 2) meeting.put((String) more[i], more[i + 1]);
        return meeting;
    }

    private static String me(Site site) {
        return site.get("/me").with(200).json().path("member").path("id").asText();
    }

    @Test
    void localTimeAndZoneMakeTheInstant() {
        JsonNode winter = sales.post("/meetings", meeting("Winter", "2034-01-09T10:00", "2034-01-09T11:00"))
                .with(201)
                .json();
        assertThat(winter.path("startsAt").asText()).isEqualTo("2034-01-09T09:00:00Z");
        JsonNode tokyo = sales.post(
                        "/meetings", meeting("Tokyo", "2034-07-10T10:00", "2034-07-10T11:00", "zone", "Asia/Tokyo"))
                .with(201)
                .json();
        assertThat(tokyo.path("startsAt").asText()).isEqualTo("2034-07-10T01:00:00Z");
        assertThat(sales.post("/meetings", meeting("x", "2034-01-09T11:00", "2034-01-09T10:00"))
                        .with(422)
                        .text())
                .contains("before-start");
        sales.post("/meetings", meeting("x", "2034-01-09T10:00", "2034-01-09T11:00", "zone", "Mars/Olympus"))
                .with(422);
    }

    @Test
    void whoIsInvitedSeesItAnswersAndHearsOfACancellation() {
        String title = unique("Handover");
        JsonNode made = owner.post(
                        "/meetings",
                        meeting(
                                title,
                                "2034-02-06T10:00",
                                "2034-02-06T11:00",
                                "invitees",
                                List.of(Map.of("member", me(sales)), Map.of("email", "guest@example.org"))))
                .with(201)
                .json();
        String path = "/meetings/" + made.path("id").asText();
        assertThat(sales.get("/notifications").with(200).text()).contains(title);
        String invitee = made.path("invitees").get(0).path("id").asText();
        JsonNode answered = sales.post(path + "/invitees/" + invitee + "/response", Map.of("response", "accepted"))
                .with(200)
                .json();
        assertThat(answered.path("invitees").get(0).path("response").asText()).isEqualTo("accepted");
        owner.post(path + "/status", Map.of("status", "cancelled")).with(200);
        assertThat(sales.get("/notifications").with(200).text()).contains(title + " is cancelled");
        await().atMost(PATIENCE).until(() -> mails(title) == 2);
    }

    private int mails(String title) {
        return (int) new Database(cohort.installation().serverEnvironment())
                .number(
                        Database.schemaOf(Cohort.DEMO),
                        "select count(*) from message where subject like ?",
                        "%" + title + "%");
    }

    @Test
    void ownMeetingsAtTheSameTimeAreToldAsConflicts() {
        sales.post("/meetings", meeting("First", "2034-03-06T10:00", "2034-03-06T11:00"))
                .with(201);
        JsonNode second = sales.post("/meetings", meeting("Second", "2034-03-06T10:30", "2034-03-06T11:30"))
                .with(201)
                .json();
        assertThat(second.path("conflicts").findValuesAsText("title")).containsExactly("First");
        JsonNode third = sales.post("/meetings", meeting("Third", "2034-03-06T11:30", "2034-03-06T12:00"))
                .with(201)
                .json();
        assertThat(third.path("conflicts")).isEmpty();
    }

    private static final String GUEST = "guest%s@example.org";

    private JsonNode series(String title, String guest) {
        return sales.post(
                        "/meetings",
                        meeting(
                                title,
                                "2034-10-16T18:30",
                                "2034-10-16T19:30",
                                "recurrence",
                                "FREQ=WEEKLY;COUNT=4",
                                "invitees",
                                List.of(Map.of("email", guest))))
                .with(201)
                .json();
    }

    private List<JsonNode> of(String series) {
        List<JsonNode> all = new java.util.ArrayList<>();
        sales.get("/meetings?series=" + series).with(200).json().path("items").forEach(all::add);
        return all;
    }

    /** Local times without their seconds. */
    private static List<String> texts(List<JsonNode> nodes, String field) {
        return nodes.stream()
                .map(node -> node.path(field).asText().replaceFirst("T(\\d\\d:\\d\\d):00$", "T$1"))
                .toList();
    }

    /** The calendar files of a title, the latest first. */
    private List<String> files(String title) {
        return new Database(cohort.installation().serverEnvironment())
                .texts(
                        Database.schemaOf(Cohort.DEMO),
                        "select replace(convert_from(a.content, 'UTF8'), E'\\r\\n ', '') from message_attachment a"
                                + " join message m on m.id = a.message_id where m.direction = 'OUT' and m.subject like '%"
                                + title + "%' order by m.created_at desc, m.id desc");
    }

    @Test
    void aSeriesKeepsItsHourAndChangesAloneFromHereOnOrAsAWhole() {
        String title = unique("Course talk");
        JsonNode first =
                series(title, GUEST.formatted(UUID.randomUUID().toString().substring(0, 6)));
        String whole = first.path("series").asText();

        List<JsonNode> all = of(whole);
        assertThat(texts(all, "start"))
                .containsExactly("2034-10-16T18:30", "2034-10-23T18:30", "2034-10-30T18:30", "2034-11-06T18:30");
        assertThat(texts(all, "startsAt").get(1)).isEqualTo("2034-10-23T16:30:00Z");
        assertThat(texts(all, "startsAt").get(2)).isEqualTo("2034-10-30T17:30:00Z");
        assertThat(files(title)).hasSize(1).first().asString().contains("RRULE:FREQ=WEEKLY;COUNT=4", "BEGIN:VTIMEZONE");

        String second = "/meetings/" + all.get(1).path("id").asText();
        sales.with("If-Match", "*")
                .patch(second, Map.of("start", "2034-10-24T18:30", "end", "2034-10-24T19:30"))
                .with(200);
        assertThat(files(title).getFirst())
                .contains("RECURRENCE-ID;TZID=Europe/Berlin:20341023T183000")
                .doesNotContain("RRULE");

        String third = "/meetings/" + all.get(2).path("id").asText();
        JsonNode moved = sales.with("If-Match", "*")
                .patch(third + "?scope=following", Map.of("start", "2034-10-31T10:00", "end", "2034-10-31T11:00"))
                .with(200)
                .json();
        assertThat(moved.path("series").asText()).isNotEqualTo(whole);
        assertThat(texts(of(moved.path("series").asText()), "start"))
                .containsExactly("2034-10-31T10:00", "2034-11-07T10:00");
        assertThat(texts(of(whole), "start")).containsExactly("2034-10-16T18:30", "2034-10-24T18:30");
        assertThat(of(whole).getFirst().path("recurrence").asText()).isEqualTo("FREQ=WEEKLY;COUNT=2");

        sales.with("If-Match", "*")
                .patch(second + "?scope=all", Map.of("location", "Room 2"))
                .with(200);
        assertThat(texts(of(whole), "location")).containsExactly("Room 2", "Room 2");

        String rest = moved.path("series").asText();
        JsonNode plan = sales.get(third + "/replan?scope=following&recurrence=FREQ%3DWEEKLY%3BINTERVAL%3D2%3BCOUNT%3D3")
                .with(200)
                .json();
        assertThat(plan.path("kept").asInt()).isEqualTo(1);
        assertThat(plan.path("made")).hasSize(2);
        assertThat(plan.path("gone").path(0).path("start").asText()).startsWith("2034-11-07T10:00");
        sales.with("If-Match", "*")
                .patch(third + "?scope=following", Map.of("recurrence", "FREQ=WEEKLY;INTERVAL=2;COUNT=3"))
                .with(200);
        assertThat(texts(of(rest), "start"))
                .containsExactly("2034-10-31T10:00", "2034-11-14T10:00", "2034-11-28T10:00");
        assertThat(of(rest).getFirst().path("id").asText())
                .isEqualTo(all.get(2).path("id").asText());
        // The event that guests know already comes again, under a higher number.
        assertThat(files(title).getFirst())
                .contains("METHOD:REQUEST", "UID:" + rest, "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3", "SEQUENCE:2");
        assertThat(sales.with("If-Match", "*")
                        .patch(third, Map.of("recurrence", "FREQ=DAILY;COUNT=3"))
                        .with(422)
                        .text())
                .contains("recurrence-scope");

        sales.post(third + "/status?scope=all", Map.of("status", "cancelled")).with(200);
        assertThat(texts(of(moved.path("series").asText()), "status")).containsOnly("cancelled");
        assertThat(files(title).getFirst()).contains("METHOD:CANCEL");
        assertThat(sales.post(second + "/status?scope=all", Map.of("status", "held"))
                        .with(422)
                        .text())
                .contains("series-cancelled-only");
        sales.post("/meetings", meeting("x", "2034-10-16T18:30", "2034-10-16T19:30", "recurrence", "FREQ=WEEKLY"))
                .with(422);
        sales.with("If-Match", "*")
                .patch(second + "?scope=some", Map.of("location", "x"))
                .with(422);
    }

    @Test
    void aGuestsCalendarAnswersByMailForThatGuestAlone() throws Exception {
        String title = unique("Reply talk");
        String guest = GUEST.formatted(UUID.randomUUID().toString().substring(0, 6));
        JsonNode made = sales.post(
                        "/meetings",
                        meeting(
                                title,
                                "2034-05-08T10:00",
                                "2034-05-08T11:00",
                                "invitees",
                                List.of(Map.of("email", guest), Map.of("email", "other" + guest))))
                .with(201)
                .json();
        String id = made.path("id").asText();

        reply(guest, guest, id, "ACCEPTED");
        // Whoever answers in somebody else's name is not heard.
        reply(guest, "other" + guest, id, "DECLINED");
        owner.post("/mailbox/read", null).with(200);

        JsonNode asked = sales.get("/meetings/" + id).with(200).json().path("invitees");
        assertThat(asked.findValuesAsText("response")).containsExactly("accepted", "needs_action");
        assertThat(sales.get("/notifications").with(200).text()).contains(guest + ": comes (" + title + ")");

        reply("other" + guest, "other" + guest, id, "TENTATIVE");
        owner.post("/mailbox/read", null).with(200);
        assertThat(sales.get("/meetings/" + id)
                        .with(200)
                        .json()
                        .path("invitees")
                        .findValuesAsText("response"))
                .containsExactly("accepted", "tentative");
        JsonNode mail = await().atMost(PATIENCE).until(() -> caught(guest, title), java.util.Objects::nonNull);
        assertThat(mail.toString()).doesNotContain("message.invalid");
    }

    private JsonNode caught(String address, String title) {
        for (JsonNode mail : Site.of(cohort.port() + 302, "localhost")
                .raw("GET", "/mails.json", null)
                .with(200)
                .json())
            if (mail.path("to").asText().contains(address)
                    && mail.path("subject").asText().contains(title)) return mail;
        return null;
    }

    private void reply(String from, String attendee, String meeting, String answer) throws Exception {
        java.util.Properties properties = new java.util.Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(cohort.port() + 300));
        var mail = new jakarta.mail.internet.MimeMessage(jakarta.mail.Session.getInstance(properties));
        mail.setFrom(new jakarta.mail.internet.InternetAddress(from));
        mail.setRecipients(jakarta.mail.Message.RecipientType.TO, "demo@replies.localhost");
        mail.setSubject(answer);
        mail.setHeader("Auto-Submitted", "auto-generated");
        String file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:" + meeting
                + "@demo.localhost\r\nATTENDEE;PARTSTAT=" + answer + ":mailto:" + attendee
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        var words = new jakarta.mail.internet.MimeBodyPart();
        words.setText("See the calendar.", "UTF-8");
        var calendar = new jakarta.mail.internet.MimeBodyPart();
        calendar.setContent(file, "text/plain; charset=UTF-8");
        calendar.setHeader("Content-Type", "text/calendar; charset=UTF-8; method=REPLY");
        mail.setContent(new jakarta.mail.internet.MimeMultipart("alternative", words, calendar));
        jakarta.mail.Transport.send(mail);
    }
}
