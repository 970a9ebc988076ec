package dev.cohort.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Running.class)
@DisplayName("What is known of a person is handed out, held and forgotten")
class PrivacyIT {
    private static final String SCHEMA = "t_demo";

    private final Site owner;
    private final Database database;
    private final String mark = "Zyx" + UUID.randomUUID().toString().replace("-", "");
    private final Map<String, Object> fields = new HashMap<>(Map.of(
            "firstName",
            mark,
            "lastName",
            "Löwe",
            "email",
            mark.toLowerCase(Locale.ROOT) + "@forget.example",
            "notes",
            "Asks for " + mark,
            "interest",
            mark,
            "tags",
            List.of(mark),
            "customFields",
            Map.of("school", mark)));

    PrivacyIT(Cohort cohort) {
        owner = cohort.site(Cohort.DEMO, "owner");
        database = new Database(cohort.installation().serverEnvironment());
    }

    private JsonNode lead() {
        return owner.post("/leads", fields).with(201).json();
    }

    /** Every text of every table that still tells of the person. */
    private List<String> traces() {
        List<String> traces = new ArrayList<>();
        for (String table : database.texts(
                SCHEMA,
                "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = '" + SCHEMA + "' and c.relkind = 'r' order by 1")) {
            long rows = database.number(
                    SCHEMA, "select count(*) from \"" + table + "\" t where t::text ilike ?", "%" + mark + "%");
            if (rows > 0) traces.add(table + ": " + rows);
        }
        return traces;
    }

    private String field(String recordType) {
        String key = "Privacy " + UUID.randomUUID();
        owner.post("/custom-fields", Map.of("recordType", recordType, "key", key, "kind", "text", "inForm", false))
                .with(201);
        return key;
    }

    private void workWith(String lead) {
        String person =
                owner.get("/leads/" + lead).with(200).json().path("personId").asText();
        owner.with("If-Match", "*")
                .patch("/persons/" + person, Map.of("customFields", Map.of(field("person"), "Own " + mark)))
                .with(200);
        owner.post(
                        "/activities",
                        Map.of("kind", "note", "body", "Called " + mark, "recordType", "lead", "recordId", lead))
                .with(201);
        owner.post(
                        "/tasks",
                        Map.of(
                                "subject",
                                "Call " + mark,
                                "recordType",
                                "lead",
                                "recordId",
                                lead,
                                "customFields",
                                Map.of(field("task"), mark)))
                .with(201);
        owner.post(
                        "/reminders",
                        Map.of(
                                "text",
                                "Ask " + mark,
                                "dueAt",
                                "2030-01-07T09:00:00Z",
                                "recordType",
                                "lead",
                                "recordId",
                                lead))
                .with(201);
        owner.with("If-Match", "*")
                .patch("/leads/" + lead, Map.of("notes", mark + " asks for mornings"))
                .with(200);
        owner.post("/leads/" + lead + "/status", Map.of("status", "lost", "reason", mark + " moved"))
                .with(200);
    }

    @Test
    void everythingThatIsStoredIsHandedOutAsTextAndOnPaper() {
        JsonNode lead = lead();
        workWith(lead.path("id").asText());
        String path = "/persons/" + lead.path("personId").asText() + "/export";
        JsonNode sections = owner.get(path).with(200).json().path("sections");
        assertThat(sections.path("person").get(0).path("first_name").asText()).isEqualTo(mark);
        assertThat(sections.path("person").get(0).path("custom_fields").toString())
                .contains("Own " + mark);
        assertThat(sections.path("leads").get(0).path("notes").asText()).contains(mark);
        assertThat(sections.path("activities").toString()).contains("Called " + mark);
        assertThat(sections.path("tasks").toString()).contains("Call " + mark);
        assertThat(sections.path("lead-moves").toString()).contains("moved");
        assertThat(sections.path("audit").size()).isGreaterThan(3);
        Answer pdf = owner.with("Accept", "application/pdf").get(path + ".pdf").with(200);
        assertThat(pdf.text()).startsWith("%PDF-");
    }

    @Test
    void dryRunCountsAndForgetsNothing() {
        JsonNode lead = lead();
        workWith(lead.path("id").asText());
        String person = "/persons/" + lead.path("personId").asText();
        JsonNode would = owner.post(person + "/erase", Map.of("reason", "asked for it", "dryRun", true))
                .with(200)
                .json();
        assertThat(would.path("reached").findValuesAsText("table"))
                .contains("person", "lead", "activity", "task", "audit_entry");
        JsonNode still =
                owner.get("/leads/" + lead.path("id").asText()).with(200).json();
        assertThat(still.path("firstName").asText()).isEqualTo(mark);
    }

    @Test
    void whoeverIsErasedLeavesNoTraceInAnyTable() {
        JsonNode lead = lead();
        workWith(lead.path("id").asText());
        String person = "/persons/" + lead.path("personId").asText();
        assertThat(traces()).hasSizeGreaterThan(4);
        JsonNode done = owner.post(person + "/erase", Map.of("reason", "asked for it in writing"))
                .with(200)
                .json();
        assertThat(traces()).isEmpty();
        JsonNode kept =
                owner.get("/leads/" + lead.path("id").asText()).with(200).json();
        assertThat(kept.path("status").asText()).isEqualTo("lost");
        assertThat(kept.path("name").asText()).isEqualTo(kept.path("number").asText());
        JsonNode log = owner.get(
                        "/governance/erasures?personId=" + lead.path("personId").asText())
                .with(200)
                .json()
                .path("items");
        assertThat(log).singleElement().satisfies(entry -> {
            assertThat(entry.path("why").asText()).isEqualTo("asked for it in writing");
            assertThat(entry.path("reached")).isEqualTo(done.path("reached"));
        });
    }

    @Test
    void whoeverCameByAnImportIsErasedFromItsFileToo() {
        Multipart file = new Multipart(
                "people.csv",
                ("First name,E-mail,Notes\n" + mark + "," + mark + "@forget.example,Knows " + mark + "\n,broken@,"
                                + mark + "\n")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "{\"onDuplicate\":\"create\"}");
        String id = owner.post("/imports?recordType=lead", file)
                .with(202)
                .json()
                .path("id")
                .asText();
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofMinutes(1))
                .until(
                        () -> owner.get("/imports/" + id)
                                .with(200)
                                .json()
                                .path("state")
                                .asText(),
                        "done"::equals);
        JsonNode lead = owner.get("/leads?q=" + mark + "&limit=1")
                .with(200)
                .json()
                .path("items")
                .get(0);
        String person = owner.get("/leads/" + lead.path("id").asText())
                .with(200)
                .json()
                .path("personId")
                .asText();
        owner.post("/persons/" + person + "/erase", Map.of("reason", "asked for it"))
                .with(200);
        assertThat(traces()).isEmpty();
    }

    @Test
    void whoeverIsHeldIsNotErased() {
        String person = "/persons/" + lead().path("personId").asText();
        String hold = owner.post(person + "/holds", Map.of("reason", "in dispute"))
                .with(201)
                .json()
                .path("id")
                .asText();
        assertThat(owner.post(person + "/holds", Map.of("reason", "again"))
                        .with(409)
                        .code())
                .isEqualTo("hold-known");
        assertThat(owner.post(person + "/erase", Map.of("reason", "asked"))
                        .with(409)
                        .code())
                .isEqualTo("legal-hold");
        owner.post("/governance/holds/" + hold + "/end", null).with(200);
        owner.post(person + "/erase", Map.of("reason", "asked")).with(200);
    }

    @Test
    void policyForgetsThoseFromWhomNothingCameAndNobodyElse() {
        JsonNode old = lead();
        owner.post("/leads/" + old.path("id").asText() + "/status", Map.of("status", "lost", "reason", "away"))
                .with(200);
        fields.put("email", "b" + fields.get("email"));
        JsonNode fresh =
                owner.post("/leads?onDuplicate=create", fields).with(201).json();
        owner.post("/leads/" + fresh.path("id").asText() + "/status", Map.of("status", "lost", "reason", "away"))
                .with(200);
        database.change(
                SCHEMA,
                "update lead set changed_at = now() - interval '9000 days', stage_since = now() - interval '9000 days'"
                        + " where id = ?::uuid",
                old.path("id").asText());
        for (JsonNode known : owner.get("/governance/policies").with(200).json().path("items"))
            owner.delete("/governance/policies/" + known.path("id").asText());
        JsonNode policy = owner.post(
                        "/governance/policies", Map.of("recordType", "lead", "scope", "lost", "afterDays", 8_000))
                .with(201)
                .json();
        String path = "/governance/policies/" + policy.path("id").asText();
        assertThat(owner.get(path + "/trial").with(200).json().path("people").asInt())
                .isEqualTo(1);
        owner.with("If-Match", "*").patch(path, Map.of("active", true)).with(200);
        database.hurry(Cohort.DEMO, "privacy-retention");
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofMinutes(1))
                .until(() -> owner.get(path).with(200).json().path("forgotten").asInt() == 1);
        assertThat(name(old)).isEqualTo(old.path("number").asText());
        assertThat(name(fresh)).startsWith(mark);
    }

    private String name(JsonNode lead) {
        return owner.get("/leads/" + lead.path("id").asText())
                .with(200)
                .json()
                .path("name")
                .asText();
    }
}
