package dev.cohort.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A part is away for a while: said plainly, and back by itself. */
@ExtendWith(Running.class)
@DisplayName("When a part is away")
class FaultsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Cohort cohort;

    FaultsIT(Cohort cohort) {
        this.cohort = cohort;
    }

    private int health(String probe) {
        return cohort.site("localhost").raw("GET", "/health/" + probe, null).status();
    }

    @Test
    void withoutTheDatabaseCallersAreAskedToComeBackAndItIsBackByItself() throws Exception {
        Site owner = cohort.site(Cohort.DEMO, "owner");
        owner.get("/leads").with(200);
        cohort.installation().killDatabase();
        try {
            Answer away = await().atMost(PATIENCE).until(() -> owner.get("/leads"), answer -> answer.status() != 200);
            assertThat(away.status()).as("%s", away).isEqualTo(503);
            assertThat(away.code()).isEqualTo("database-unavailable");
            assertThat(Integer.parseInt(away.header("Retry-After"))).isPositive();
            assertThat(away.text()).doesNotContain("PSQL", "Exception", "jdbc");
            Answer write = owner.post("/leads", Map.of("lastName", "Unsaved"));
            assertThat(write.status()).as("%s", write).isEqualTo(503);
            await().atMost(PATIENCE).until(() -> health("ready") == 503);
            assertThat(health("live")).isEqualTo(200);
        } finally {
            cohort.installation().startDatabase();
        }
        await().atMost(PATIENCE).until(() -> health("ready") == 200);
        await().atMost(PATIENCE).untilAsserted(() -> owner.get("/leads").with(200));
        // Not one login fails by a connection that the login server still has from before.
        for (String login : List.of("manager", "sales", "sales2", "desk", "teacher", "accountant")) {
            assertThat(cohort.tokens(Cohort.DEMO, Cohort.login(Cohort.DEMO, login))
                            .has("access_token"))
                    .as(login)
                    .isTrue();
        }
    }

    @Test
    void withoutTheLoginServerWhoHasATokenGoesOn() throws Exception {
        Site owner = cohort.site(Cohort.DEMO, "owner");
        owner.get("/me").with(200);
        cohort.installation().killKeycloak();
        try {
            owner.get("/leads").with(200);
            owner.post("/leads", Map.of("lastName", "Written without a login server"))
                    .with(201);
            assertThat(health("ready")).isEqualTo(200);
        } finally {
            cohort.installation().startKeycloak();
        }
        cohort.site(Cohort.DEMO, "manager").get("/me").with(200);
    }

    @Test
    void jobThatFailsTellsInTheLogWhoseItIs() throws IOException {
        Database database = new Database(cohort.installation().serverEnvironment());
        UUID job = UUID.randomUUID();
        database.change(
                Database.schemaOf(Cohort.DEMO),
                "insert into job (id, kind, state, params, created_at) values (?, 'unheard-of', 'QUEUED', '{}', now())",
                job);
        database.change(
                Database.REGISTRY,
                "insert into job_queue (job_id, tenant_id, kind, queued_at)"
                        + " select ?, id, 'unheard-of', now() from tenant where slug = ?",
                job,
                Cohort.DEMO);
        Site owner = cohort.site(Cohort.DEMO, "owner");
        await().atMost(PATIENCE).until(() -> owner.get("/system/jobs/" + job)
                .with(200)
                .json()
                .path("state")
                .asText()
                .equals("failed"));
        assertThat(Files.readAllLines(cohort.log()))
                .anySatisfy(line -> assertThat(line).contains(" ERROR ", "JobWorker", "] " + job + " demo Job " + job));
    }

    @Test
    void figuresOfTheConnectionPoolAreThoseOfThePool() {
        cohort.site(Cohort.DEMO, "owner").get("/leads").with(200);
        assertThat(figure("db_pool_max_used_count")).isGreaterThanOrEqualTo(1);
        assertThat(figure("db_pool_available_count")).isGreaterThanOrEqualTo(1);
        assertThat(figure("db_pool_in_use_count")).isGreaterThanOrEqualTo(0);
        assertThat(figure("db_pool_wait_count")).isGreaterThanOrEqualTo(0);
    }

    private double figure(String name) {
        return cohort.site("localhost")
                .raw("GET", "/metrics", null)
                .with(200)
                .text()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no figure " + name));
    }

    @Test
    void probesNeedNoLoginAndTellNoSecrets() {
        Answer ready =
                cohort.site("localhost").raw("GET", "/health/ready", null).with(200);
        assertThat(ready.json().path("status").asText()).isEqualTo("up");
        assertThat(ready.text()).doesNotContain("password", "jdbc:", "demo");
        cohort.site("localhost").raw("GET", "/health/nothing", null).with(404);
    }
}
