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
}
