package dev.cohort.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A new tenant brings in its old leads with their outcome and has a score learned from them. */
@ExtendWith(Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("The learned score")
class ScoringIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The file's column, which becomes a field of the tenant's own. */
    private static final String OCCUPATION = "What is your current occupation";

    private final Cohort cohort;
    private final String tenant = "scoring" + UUID.randomUUID().toString().substring(0, 6);
    private final String other = "unscored" + UUID.randomUUID().toString().substring(0, 6);

    ScoringIT(Cohort cohort) {
        this.cohort = cohort;
    }

    @BeforeAll
    void aTenantWithOldLeads() throws IOException {
        cohort.makeTenant(tenant);
        cohort.makeTenant(other);
        Site owner = cohort.site(tenant, "owner");
        try (InputStream file =
                Objects.requireNonNull(ScoringIT.class.getResourceAsStream("/samples/education-leads.csv"))) {
            Multipart sent = new Multipart("education-leads.csv", file.readAllBytes(), "{}");
            String id = owner.post("/imports?recordType=lead", sent)
                    .with(202)
                    .json()
                    .path("id")
                    .asText();
            JsonNode done = await().atMost(PATIENCE)
                    .until(() -> owner.get("/imports/" + id).with(200).json(), status -> Set.of("done", "failed")
                            .contains(status.path("state").asText()));
            assertThat(done.path("created").asInt()).as("%s", done).isEqualTo(600);
        }
        owner.post("/leads/scoring/train", Map.of()).with(202);
        JsonNode state = await().atMost(PATIENCE)
                .until(() -> owner.get("/leads/scoring").with(200).json(), scoring -> !scoring.path("training")
                        .asBoolean());
        assertThat(state.path("verdict").asText()).as("%s", state).isEqualTo("shown");
    }

    private JsonNode score(Map<String, ?> lead) {
        Site owner = cohort.site(tenant, "owner");
        String id = owner.post("/leads", lead).with(201).json().path("id").asText();
        return owner.get("/leads/" + id + "/score").with(200).json();
    }

    private static Map<String, Object> lead(String source, Map<String, ?> own) {
        return Map.of("lastName", "Scored " + UUID.randomUUID(), "source", source, "customFields", own);
    }

    @Test
    @DisplayName("It tells how good it is beside the rules, on leads it had not seen")
    void itTellsHowGoodItIs() {
        JsonNode state = cohort.site(tenant, "owner").get("/leads/scoring").json();
        // The demonstration brings some that have ended, too.
        assertThat(state.path("leads").asInt()).isBetween(600, 700);
        assertThat(state.path("learned").path("auc").asDouble())
                .isGreaterThan(state.path("rules").path("auc").asDouble())
                .isBetween(0.8, 0.97);
        assertThat(state.path("learned").path("brier").asDouble())
                .isLessThan(state.path("rules").path("brier").asDouble());
    }

    @Test
    @DisplayName("It stands beside the score of the rules, with reasons that add up")
    void itStandsBesideTheRules() {
        JsonNode good = score(lead("Reference", Map.of(OCCUPATION, "Working Professional")));
        JsonNode poor = score(lead("Olark Chat", Map.of()));
        assertThat(good.path("value").isInt()).isTrue();
        assertThat(good.path("contributions")).isNotEmpty();
        JsonNode learned = good.path("learned");
        assertThat(learned.path("value").asInt())
                .as("%s", good)
                .isGreaterThan(poor.path("learned").path("value").asInt() + 20);
        double sum = learned.path("base").asDouble();
        List<String> titles = new ArrayList<>();
        for (JsonNode reason : learned.path("reasons")) {
            sum += reason.path("logOdds").asDouble();
            titles.add(reason.path("title").asText());
        }
        assertThat(1 / (1 + Math.exp(-sum)))
                .isCloseTo(learned.path("probability").asDouble(), within(1e-6));
        assertThat(titles).contains(OCCUPATION, "Source");
    }

    @Test
    @DisplayName("What is known only afterwards has no part in it")
    void whatIsKnownAfterwardsHasNoPart() {
        JsonNode plain = score(lead("Google", Map.of(OCCUPATION, "Working Professional")))
                .path("learned");
        assertThat(plain.path("reasons")).isNotEmpty();
        JsonNode told = score(lead(
                        "Google",
                        Map.of(
                                OCCUPATION,
                                "Working Professional",
                                "Tags",
                                "Will revert after reading the email",
                                "Lead Quality",
                                "High in Relevance",
                                "Lead Profile",
                                "Potential Lead",
                                "Last Notable Activity",
                                "SMS Sent",
                                "Asymmetrique Profile Score",
                                "20")))
                .path("learned");
        assertThat(told.path("probability").asDouble())
                .isEqualTo(plain.path("probability").asDouble());
        for (JsonNode reason : told.path("reasons"))
            assertThat(reason.path("field").asText()).doesNotContain("Quality", "Profile", "Notable", "Asymm", "Tags");
    }

    @Test
    @DisplayName("Another tenant has nothing of it")
    void anotherTenantHasNothingOfIt() {
        Site owner = cohort.site(other, "owner");
        assertThat(owner.get("/leads/scoring").with(200).json().path("verdict").asText())
                .isEqualTo("untrained");
        String id = owner.post("/leads", lead("Reference", Map.of(OCCUPATION, "Working Professional")))
                .with(201)
                .json()
                .path("id")
                .asText();
        JsonNode score = owner.get("/leads/" + id + "/score").with(200).json();
        assertThat(score.path("learned").isNull()).isTrue();
        assertThat(score.path("value").isInt()).isTrue();
        owner.post("/leads/scoring/train", Map.of()).with(202);
        JsonNode state = await().atMost(PATIENCE)
                .until(() -> owner.get("/leads/scoring").with(200).json(), scoring -> !scoring.path("training")
                        .asBoolean());
        assertThat(state.path("verdict").asText()).isEqualTo("too_few");
        assertThat(state.path("leads").asInt()).isLessThan(200);
        assertThat(state.path("learned").isNull()).isTrue();
    }

    @Test
    @DisplayName("The rules are the tenant's: changed, they rate all leads anew")
    void theRulesAreTheTenants() {
        Site owner = cohort.site(other, "owner");
        String id = owner.post("/leads", Map.of("lastName", "Rated " + UUID.randomUUID(), "source", "Radio"))
                .with(201)
                .json()
                .path("id")
                .asText();
        int before =
                owner.get("/leads/" + id).with(200).json().at("/score/value").asInt();
        owner.put("/leads/scoring/rules", Map.of("points", Map.of("source:radio", 45)))
                .with(200);
        JsonNode lead = await().atMost(PATIENCE)
                .until(
                        () -> owner.get("/leads/" + id).with(200).json(),
                        rated -> rated.at("/score/value").asInt() != before);
        assertThat(lead.at("/score/value").asInt()).isEqualTo(before + 40);
        assertThat(owner.get("/leads/" + id + "/score").json().path("value").asInt())
                .isEqualTo(before + 40);
        assertThat(cohort.site(tenant, "owner")
                        .get("/leads/scoring/rules")
                        .json()
                        .path("points")
                        .has("source:radio"))
                .isFalse();
        assertThat(owner.put("/leads/scoring/rules", Map.of("points", Map.of("charm", 5)))
                        .status())
                .isEqualTo(422);
    }
}
