package dev.cohort.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Running.class)
@DisplayName("The tenant's own statuses and lost reasons")
class PipelineIT {
    private final Site manager;
    private final Site other;
    private final Database database;

    PipelineIT(Cohort cohort) {
        database = new Database(cohort.installation().serverEnvironment());
        manager = cohort.site(Cohort.CODELAB, "manager");
        other = cohort.site(Cohort.DEMO, "manager");
    }

    private ObjectNode pipeline() {
        return (ObjectNode) manager.get("/leads/pipeline").with(200).json();
    }

    private static ArrayNode statuses(JsonNode pipeline) {
        return (ArrayNode) pipeline.path("statuses");
    }

    private static ObjectNode status(JsonNode pipeline, String key) {
        for (JsonNode each : statuses(pipeline)) if (each.path("key").asText().equals(key)) return (ObjectNode) each;
        throw new AssertionError("no status " + key);
    }

    /** Adds one and says under which key. */
    private String added(String title) {
        ObjectNode pipeline = pipeline();
        statuses(pipeline)
                .insertObject(1)
                .put("title", title)
                .put("stage", "contacted")
                .put("active", true);
        JsonNode after = manager.put("/leads/pipeline", pipeline).with(200).json();
        return statuses(after).get(1).path("key").asText();
    }

    private static String unique(String title) {
        return title + " " + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void ownStatusStandsWhereItWasPutAndLeadsGoThere() {
        String title = unique("Ruft zurück");
        String key = added(title);
        assertThat(key).startsWith("ruft_zuruck_");
        String lead = manager.post("/leads", Calls.lead("pipeline"))
                .with(201)
                .json()
                .path("id")
                .asText();
        JsonNode moved = manager.post("/leads/" + lead + "/status", Map.of("status", key))
                .with(200)
                .json();
        assertThat(moved.path("stage").asText()).isEqualTo("contacted");
        assertThat(other.get("/leads/pipeline").with(200).json().toString()).doesNotContain(title);
    }

    @Test
    void statusIsGivenUpOnlyWhenNobodyStandsInIt() {
        String key = added(unique("Wartet"));
        String lead = manager.post("/leads", Calls.lead("pipeline"))
                .with(201)
                .json()
                .path("id")
                .asText();
        manager.post("/leads/" + lead + "/status", Map.of("status", key)).with(200);
        ObjectNode without = pipeline();
        status(without, key).put("active", false);
        Answer refused = manager.put("/leads/pipeline", without).with(409);
        assertThat(refused.code()).isEqualTo("status-in-use");
        assertThat(refused.json().path("leads").asInt()).isEqualTo(1);
        manager.post("/leads/" + lead + "/status", Map.of("status", "contacted"))
                .with(200);
        manager.put("/leads/pipeline", without).with(200);
        assertThat(manager.post("/leads/" + lead + "/status", Map.of("status", key))
                        .with(422)
                        .json()
                        .path("errors")
                        .findValuesAsText("code"))
                .containsExactly("inactive-status");
    }

    @Test
    void wayWithoutWhatTheProductNeedsIsRefused() {
        ObjectNode noLost = pipeline();
        status(noLost, "lost").put("active", false);
        Answer inUseOrNeeded = manager.put("/leads/pipeline", noLost);
        assertThat(inUseOrNeeded.json().toString()).containsAnyOf("stage-needs-status", "status-in-use");
        ObjectNode leftOut = pipeline();
        statuses(leftOut).remove(0);
        assertThat(faults(leftOut)).containsExactly("status-missing");
        ObjectNode elsewhere = pipeline();
        status(elsewhere, "contacted").put("stage", "qualified");
        assertThat(faults(elsewhere)).containsExactly("stage-fixed");
        ObjectNode twice = pipeline();
        statuses(twice).add(status(twice, "contacted").deepCopy());
        assertThat(faults(twice)).containsExactly("status-twice");
    }

    private List<String> faults(ObjectNode wanted) {
        return manager.put("/leads/pipeline", wanted)
                .with(422)
                .json()
                .path("errors")
                .findValuesAsText("code");
    }

    @Test
    void ownLostReasonsAreKeptInTheirOrder() {
        ObjectNode pipeline = pipeline();
        ArrayNode reasons = pipeline.putArray("lostReasons");
        reasons.add("Moved away").add(" Found a job ").add("").add("Moved away");
        JsonNode after = manager.put("/leads/pipeline", pipeline).with(200).json();
        assertThat(after.path("lostReasons")).extracting(JsonNode::asText).containsExactly("Moved away", "Found a job");
    }

    @Test
    void leadThatWasPutOffComesBackOnItsDay() {
        String lead = manager.post("/leads", Calls.lead("put off"))
                .with(201)
                .json()
                .path("id")
                .asText();
        manager.post("/leads/" + lead + "/status", Map.of("status", "recycled", "recycleOn", "2020-02-29"))
                .with(200);
        String later = manager.post("/leads", Calls.lead("put off"))
                .with(201)
                .json()
                .path("id")
                .asText();
        manager.post("/leads/" + later + "/status", Map.of("status", "recycled", "recycleOn", "2099-01-01"))
                .with(200);
        database.hurry(Cohort.CODELAB, "leads.returns");
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> manager.get("/leads/" + lead)
                                .with(200)
                                .json()
                                .path("status")
                                .asText(),
                        "new"::equals);
        JsonNode waiting = manager.get("/leads/" + later).with(200).json();
        assertThat(waiting.path("status").asText()).isEqualTo("recycled");
    }
}
