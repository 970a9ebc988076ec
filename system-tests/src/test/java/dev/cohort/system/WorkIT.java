package dev.cohort.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Running.class)
@DisplayName("What was done with records, and what is to be done")
class WorkIT {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final Cohort cohort;
    private final Site sales;
    private final Site manager;
    private String lead = "";

    WorkIT(Cohort cohort) {
        this.cohort = cohort;
        sales = cohort.site(Cohort.DEMO, "sales");
        manager = cohort.site(Cohort.DEMO, "manager");
    }

    @BeforeEach
    void aLead() {
        lead = id(sales.post("/leads", Calls.lead("work")).with(201));
    }

    private static String id(Answer made) {
        return made.json().path("id").asText();
    }

    private String me(Site site) {
        return site.get("/me").with(200).json().path("member").path("id").asText();
    }

    private Map<String, Object> task(String subject, Object... more) {
        Map<String, Object> task = new HashMap<>(Map.of("subject", subject, "recordType", "lead", "recordId", lead));
        for (int i = 0; i < more.length; i += 2) task.put((String) more[i], more[i + 1]);
        return task;
    }

    private static List<String> subjects(Answer list) {
        return list.with(200).json().path("items").findValuesAsText("subject");
    }

    private static String unique(String start) {
        return start + " " + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void callStandsInTheTimelineAndInTheListOfItsRecord() {
        Instant at = Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        JsonNode made = sales.post(
                        "/activities",
                        Map.of(
                                "kind", "call",
                                "direction", "out",
                                "outcome", "no_answer",
                                "durationMinutes", 3,
                                "happenedAt", at.toString(),
                                "recordType", "lead",
                                "recordId", lead))
                .with(201)
                .json();
        assertThat(made.path("record").path("title").asText()).startsWith("Iris work");
        assertThat(made.path("actor").asText()).isEqualTo("Jonas Weber");
        assertThat(sales.get("/activities?recordType=lead&recordId=" + lead)
                        .with(200)
                        .json()
                        .path("items"))
                .singleElement()
                .satisfies(item -> assertThat(item.path("id")).isEqualTo(made.path("id")));
        JsonNode entry =
                sales.get("/leads/" + lead + "/timeline").with(200).json().path("items");
        assertThat(entry.findValuesAsText("kind")).contains("activity");
        assertThat(entry.toString()).contains("no_answer");
    }

    @Test
    void onlyItsAuthorRewordsANoteAndNobodyACall() {
        Answer note = sales.post("/activities", Records.note(lead)).with(201);
        assertThat(manager.with("If-Match", note.header("ETag"))
                        .patch("/activities/" + id(note), Map.of("body", "Something else"))
                        .with(409)
                        .code())
                .isEqualTo("activity-fixed");
        Answer changed = sales.with("If-Match", note.header("ETag"))
                .patch("/activities/" + id(note), Map.of("body", "Asks for Saturdays"))
                .with(200);
        assertThat(changed.json().path("body").asText()).isEqualTo("Asks for Saturdays");
        sales.with("If-Match", note.header("ETag"))
                .patch("/activities/" + id(note), Map.of("body", "too late"))
                .with(412);
        Answer call = sales.post("/activities", Map.of("kind", "call", "recordType", "lead", "recordId", lead))
                .with(201);
        sales.with("If-Match", "*")
                .patch("/activities/" + id(call), Map.of("body", "x"))
                .with(409);
    }

    @Test
    void whatCannotBeIsRefusedAndNothingIsKept() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("kind", "note", "recordType", "lead", "recordId", lead),
                Map.of("kind", "system", "recordType", "lead", "recordId", lead),
                Map.of("kind", "call", "recordType", "spaceship", "recordId", lead),
                Map.of("kind", "call", "recordType", "lead", "recordId", lead, "durationMinutes", 1441),
                Map.of(
                        "kind",
                        "call",
                        "recordType",
                        "lead",
                        "recordId",
                        lead,
                        "happenedAt",
                        Instant.now().plus(1, ChronoUnit.HOURS).toString())))
            sales.post("/activities", wrong).with(422);
        sales.post("/activities", Map.of("kind", "call", "recordType", "lead", "recordId", UUID.randomUUID()))
                .with(404);
        assertThat(sales.get("/activities?recordId=" + lead).json().path("items"))
                .isEmpty();
        for (Map<String, Object> wrong : List.of(
                task("x", "dueTime", "10:00"),
                task("x", "recurrence", "FREQ=WEEKLY"),
                task("x", "dueOn", "2030-01-07", "recurrence", "EVERY MONDAY"),
                task("x", "dueOn", "2030-01-07", "recurrence", "FREQ=SECONDLY"),
                task("x", "owner", UUID.randomUUID()),
                task(" "))) sales.post("/tasks", wrong).with(422);
        sales.post("/tasks", task("x", "dueOn", "2030-02-30")).with(400);
        assertThat(subjects(sales.get("/tasks?recordType=lead&recordId=" + lead)))
                .isEmpty();
    }

    @Test
    void taskOfAColleagueIsToldAndDoneOnce() {
        String subject = unique("Send the offer");
        Answer made = manager.post(
                        "/tasks", task(subject, "owner", me(sales), "dueOn", "2030-01-07", "dueTime", "09:30"))
                .with(201);
        // Berlin is an hour ahead of UTC in January.
        assertThat(made.json().path("dueAt").asText()).isEqualTo("2030-01-07T08:30:00Z");
        assertThat(sales.get("/notifications").with(200).text()).contains(subject);
        assertThat(subjects(sales.get("/tasks?status=open&owner=" + me(sales) + "&q=" + subject.replace(" ", "%20"))))
                .containsExactly(subject);
        sales.post("/tasks/" + id(made) + "/status", Map.of("status", "done")).with(200);
        assertThat(sales.with("If-Match", "*")
                        .patch("/tasks/" + id(made), Map.of("subject", "x"))
                        .with(409)
                        .code())
                .isEqualTo("task-settled");
        assertThat(subjects(sales.get("/tasks?status=open&recordId=" + lead))).isEmpty();
        assertThat(subjects(sales.get("/tasks?status=done&recordId=" + lead))).containsExactly(subject);
    }

    @Test
    void overdueIsWhatIsOpenAndPast() {
        LocalDate yesterday = LocalDate.now(ZONE).minusDays(1);
        String late = id(sales.post("/tasks", task("late", "dueOn", yesterday.toString()))
                .with(201));
        String today = id(
                sales.post("/tasks", task("today", "dueOn", LocalDate.now(ZONE).toString()))
                        .with(201));
        assertThat(sales.get("/tasks/" + late).json().path("overdue").asBoolean())
                .isTrue();
        assertThat(sales.get("/tasks/" + today).json().path("overdue").asBoolean())
                .isFalse();
        assertThat(subjects(sales.get("/tasks?recordId=" + lead + "&status=open&dueAt.lt=" + Instant.now())))
                .containsExactly("late");
        Answer settled = sales.post("/tasks/" + late + "/status", Map.of("status", "cancelled"))
                .with(200);
        assertThat(settled.json().path("overdue").asBoolean()).isFalse();
    }

    @Test
    void recurringTaskMakesItsNextOneAndTakesItBackWhenReopened() {
        String made = id(sales.post("/tasks", task("weekly", "dueOn", "2030-01-07", "recurrence", "FREQ=WEEKLY"))
                .with(201));
        sales.post("/tasks/" + made + "/status", Map.of("status", "done")).with(200);
        JsonNode open = sales.get("/tasks?status=open&recordId=" + lead).json().path("items");
        assertThat(open.findValuesAsText("dueOn")).containsExactly("2030-01-14");
        assertThat(open.get(0).path("recurrence").asText()).isEqualTo("FREQ=WEEKLY");
        sales.post("/tasks/" + made + "/status", Map.of("status", "open")).with(200);
        JsonNode again = sales.get("/tasks?status=open&recordId=" + lead).json().path("items");
        assertThat(again.findValuesAsText("dueOn")).containsExactly("2030-01-07");
        assertThat(again.get(0).path("recurrence").asText()).isEqualTo("FREQ=WEEKLY");
    }

    @Test
    void whoDoesNotSeeTheRecordSeesNothingOfIt() {
        String hidden = id(manager.post("/leads", Calls.lead("hidden")).with(201));
        String note = id(manager.post("/activities", Records.note(hidden)).with(201));
        sales.get("/leads/" + hidden).with(404);
        sales.get("/activities/" + note).with(404);
        assertThat(sales.get("/activities?recordId=" + hidden).with(200).json().path("items"))
                .isEmpty();
        sales.post("/activities", Records.note(hidden)).with(404);
        sales.post("/tasks", Map.of("subject", "x", "recordType", "lead", "recordId", hidden))
                .with(404);
        // A task of the salesperson's on it is theirs, the record's name is not.
        Answer task = manager.post(
                        "/tasks", Map.of("subject", "x", "recordType", "lead", "recordId", hidden, "owner", me(sales)))
                .with(201);
        assertThat(task.json().path("record").path("title").asText()).startsWith("Iris hidden");
        assertThat(sales.get("/tasks/" + id(task))
                        .with(200)
                        .json()
                        .path("record")
                        .isNull())
                .isTrue();
    }

    @Test
    void auditHoldsEachChange() {
        String made = id(sales.post("/tasks", task("audited")).with(201));
        sales.post("/tasks/" + made + "/status", Map.of("status", "done")).with(200);
        JsonNode entries = cohort.site(Cohort.DEMO, "owner")
                .get("/audit?record=task:" + made)
                .with(200)
                .json()
                .path("items");
        assertThat(entries.findValuesAsText("action")).containsExactly("change", "create");
    }
}
