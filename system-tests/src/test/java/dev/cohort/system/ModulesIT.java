package dev.cohort.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Modules dropped into the folder: one that is whole, and four with a fault each. */
@ExtendWith(Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Modules")
class ModulesIT {
    private final Cohort cohort;
    private final String tenant = "modules" + UUID.randomUUID().toString().substring(0, 6);
    private final String second = "modules" + UUID.randomUUID().toString().substring(0, 6);

    ModulesIT(Cohort cohort) {
        this.cohort = cohort;
    }

    @BeforeAll
    void tenantsOfTheirOwn() {
        cohort.makeTenant(tenant);
        cohort.makeTenant(second);
    }

    private Site owner() {
        return cohort.site(tenant, "owner");
    }

    private static JsonNode module(Site site, String id) {
        return StreamSupport.stream(
                        site.get("/modules").with(200).json().path("items").spliterator(), false)
                .filter(module -> module.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The module " + id + " is not listed"));
    }

    @Test
    void switchedOnForOneTenantItWorksThereAndNowhereElse() {
        Site owner = owner();
        assertThat(owner.get("/notices").code()).isEqualTo("module-not-enabled");
        assertThat(owner.get("/openapi.json").text()).doesNotContain("/notices");

        owner.put("/modules/example", Map.of("enabled", true)).with(200);
        assertThat(module(owner, "example").path("enabled").asBoolean()).isTrue();
        String id = owner.post("/notices", Map.of("text", "Closed on Friday"))
                .with(201)
                .json()
                .path("id")
                .asText();
        assertThat(owner.get("/notices").with(200).text()).contains("Closed on Friday");
        assertThat(owner.get("/openapi.json").text()).contains("/notices");
        assertThat(owner.get("/system/info").text()).contains("example");
        assertThat(owner.get("/me").json().path("permissions").has("notice:post"))
                .isTrue();
        // Its observer has heard of it, after the commit.
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        owner.get("/notices").json().path("items").findValuesAsText("id"))
                .contains(id));

        Site other = cohort.site(second, "owner");
        Answer elsewhere = other.get("/notices").with(404);
        assertThat(elsewhere.code()).isEqualTo("module-not-enabled");
        assertThat(module(other, "example").path("enabled").asBoolean()).isFalse();
        assertThat(other.get("/openapi.json").text()).doesNotContain("/notices");

        owner.put("/modules/example", Map.of("enabled", false)).with(200);
        assertThat(owner.get("/notices").with(404).code()).isEqualTo("module-not-enabled");
        owner.put("/modules/example", Map.of("enabled", true)).with(200);
        assertThat(owner.get("/notices").with(200).text()).contains("Closed on Friday");
        owner.put("/modules/example", Map.of("enabled", false)).with(200);
        assertThat(owner.get("/audit?limit=50").with(200).text()).contains("enable", "disable", "example");
    }

    @Test
    void ofTheFaultyOnesEachIsNamedWithItsFault() {
        Site owner = owner();
        assertThat(module(owner, "broken-descriptor.jar").path("failure").asText())
                .contains("manifest");
        assertThat(module(owner, "broken-need").path("failure").asText()).contains("nowhere");
        assertThat(module(owner, "broken-injection").path("failure").asText()).contains("Missing");
        assertThat(module(owner, "leads").path("enabled").asBoolean()).isTrue();
        for (String id : new String[] {"broken-descriptor.jar", "broken-need", "broken-injection", "unheard-of"})
            owner.put("/modules/" + id, Map.of("enabled", true)).with(404);
    }

    @Test
    void theVendorSeesWhatIsInstalledAndWhatIsWrongWithIt() {
        Site operator = cohort.site(Cohort.VENDOR, "operator");
        JsonNode leads = module(operator, "leads");
        assertThat(leads.path("running").asBoolean()).isTrue();
        assertThat(leads.path("tenants").asInt()).isGreaterThanOrEqualTo(2);
        JsonNode refused = module(operator, "broken-need");
        assertThat(refused.path("running").asBoolean()).isFalse();
        assertThat(refused.path("failure").asText()).contains("nowhere");
        assertThat(module(owner(), "leads").path("tenants").isNull()).isTrue();
        operator.put("/modules/leads", Map.of("enabled", true)).with(403);
    }

    @Test
    void faultyModuleIsNamedInTheLogOnceAtEachStart() throws IOException {
        List<String> log = Files.readAllLines(cohort.log());
        long starts = log.stream().filter(line -> line.contains("PF4J version")).count();
        for (String id : List.of("broken-descriptor", "broken-need", "broken-injection"))
            assertThat(log.stream().filter(line -> line.contains(" ERROR ") && line.contains(id)))
                    .hasSize((int) starts);
    }

    @Test
    void moduleWhoseMigrationFailsStaysOffAndTheTenantGoesOn() throws IOException {
        Site owner = cohort.site(second, "owner");
        Answer refused = owner.put("/modules/broken-changelog", Map.of("enabled", true));
        assertThat(refused.status()).as("%s", refused).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("module-failed");
        JsonNode left = module(owner, "broken-changelog");
        assertThat(left.path("enabled").asBoolean()).isFalse();
        // The reason is the vendor's to read; the tenant gets the reference that finds it in the log.
        String request = refused.json().path("requestId").asText();
        assertThat(left.path("failure").asText()).contains(request);
        assertThat(refused.text() + left)
                .doesNotContainIgnoringCase("create table")
                .doesNotContain("no_such_type");
        assertThat(Files.readAllLines(cohort.log()))
                .anySatisfy(line -> assertThat(line).contains(" ERROR ", request, "broken-changelog"));
        JsonNode seen = module(cohort.site(Cohort.VENDOR, "operator"), "broken-changelog");
        assertThat(seen.path("failures").findValuesAsText("tenant")).contains(second);
        assertThat(seen.path("failures").toString())
                .contains("no_such_type", request)
                .doesNotContainIgnoringCase("create table");
        owner.get("/leads").with(200);
        owner.post("/leads", Map.of("lastName", "After the failure")).with(201);
        owner().get("/leads").with(200);
    }

    @Test
    void moduleSwitchedOffTakesItsDoorsAlong() {
        Site owner = cohort.site(second, "owner");
        String lead = owner.post("/leads", Map.of("lastName", "Kept"))
                .with(201)
                .json()
                .path("id")
                .asText();
        owner.put("/modules/leads", Map.of("enabled", false)).with(200);
        assertThat(owner.get("/leads").with(404).code()).isEqualTo("module-not-enabled");
        assertThat(cohort.site(second)
                        .post("/public/leads", Map.of("lastName", "X"))
                        .status())
                .isEqualTo(404);
        owner.put("/modules/leads", Map.of("enabled", true)).with(200);
        owner.get("/leads/" + lead).with(200);
    }
}
