package dev.cohort.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each thing the example module brings: it works where the module is on, and is gone where it was switched off. */
@ExtendWith(Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("What a module brings")
class ModuleLifeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String DAYS = "example.days-shown";
    private static final String EXPIRY = "example.expiry";

    private final Cohort cohort;
    private final String slug = "life" + UUID.randomUUID().toString().substring(0, 6);
    private final String schema = Database.schemaOf(slug);
    private Database database;

    ModuleLifeIT(Cohort cohort) {
        this.cohort = cohort;
    }

    @BeforeAll
    void aTenantOfItsOwn() {
        cohort.makeTenant(slug);
        database = new Database(cohort.installation().serverEnvironment());
    }

    @BeforeEach
    void on() {
        switched(true);
    }

    private Site owner() {
        return cohort.site(slug, "owner");
    }

    private void switched(boolean on) {
        owner().put("/modules/example", Map.of("enabled", on)).with(200);
    }

    private UUID post(String text) {
        return UUID.fromString(owner().post("/notices", Map.of("text", text))
                .with(201)
                .json()
                .path("id")
                .asText());
    }

    private List<String> notices() {
        return owner().get("/notices").with(200).json().path("items").findValuesAsText("text");
    }

    // --- Permissions

    @Test
    void permissionsCountOnlyWhereItIsOn() {
        assertThat(permissions()).contains("notice:post", "notice:read", "lead:read", "module:read");

        switched(false);

        assertThat(permissions()).doesNotContain("notice:post", "notice:read").contains("lead:read", "module:read");
    }

    private List<String> permissions() {
        List<String> keys = new ArrayList<>();
        owner().get("/me").with(200).json().path("permissions").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    // --- Menu

    @Test
    void itsMenuEntryIsThereAndGoes() {
        try (Screen screen = new Screen(cohort, slug, "owner")) {
            assertThat(screen.open("").locator("a[href='notices']").count()).isPositive();

            switched(false);

            assertThat(screen.open("").locator("a[href='notices']").count()).isZero();
            assertThat(screen.open("").locator("a[href='leads']").count()).isPositive();
        }
    }

    // --- Settings

    @Test
    void itsSettingIsThereToBeChangedAndGoes() {
        assertThat(setting().path("standard").asInt()).isEqualTo(30);
        assertThat(setting().path("title").asText()).isEqualTo("Days a notice is shown");

        owner().put("/settings/" + DAYS, Map.of("value", 45)).with(200);

        assertThat(setting().path("value").asInt()).isEqualTo(45);
        assertThat(owner().put("/settings/" + DAYS, Map.of("value", "many")).status())
                .isEqualTo(422);
        assertThat(cohort.site(slug, "manager").get("/settings").code()).isEqualTo("permission-missing");

        switched(false);

        assertThat(owner().get("/settings").with(200).text()).doesNotContain(DAYS);
        owner().put("/settings/" + DAYS, Map.of("value", 10)).with(404);
        switched(true);
        assertThat(setting().path("value").asInt()).isEqualTo(45);
    }

    private JsonNode setting() {
        for (JsonNode setting : owner().get("/settings").with(200).json().path("items"))
            if (setting.path("key").asText().equals(DAYS)) return setting;
        throw new AssertionError("The setting is not listed");
    }

    // --- Schedule

    @Test
    void itsScheduleRunsAndGoes() {
        await().atMost(PATIENCE).until(() -> scheduled() == 1);
        owner().put("/settings/" + DAYS, Map.of("value", 0)).with(200);
        post("Out of date at once");

        makeDue();

        await().atMost(PATIENCE).until(() -> notices().isEmpty());
        assertThat(database.number(schema, "select count(*) from job_run where job = ? and outcome = 'DONE'", EXPIRY))
                .isPositive();

        post("Nobody takes this down");
        long runs = runs();
        switched(false);
        makeDue();

        await().atMost(PATIENCE).until(() -> scheduled() == 0);
        assertThat(runs()).isEqualTo(runs);
        switched(true);
        assertThat(notices()).containsExactly("Nobody takes this down");
        owner().put("/settings/" + DAYS, Map.of("value", 30)).with(200);
    }

    private long runs() {
        return database.number(schema, "select count(*) from job_run where job = ?", EXPIRY);
    }

    private long scheduled() {
        return database.number(
                Database.REGISTRY,
                "select count(*) from schedule s join tenant t on t.id = s.tenant_id where t.slug = ? and s.job = ?",
                slug,
                EXPIRY);
    }

    private void makeDue() {
        database.change(
                Database.REGISTRY,
                "update schedule set next_at = now() - interval '1 second' where job = ?"
                        + " and tenant_id = (select id from tenant where slug = ?)",
                EXPIRY,
                slug);
    }

    // --- Observer

    @Test
    void itsObserverHearsAndGoes() {
        UUID heard = post("Heard of");
        await().atMost(PATIENCE).until(() -> announced(heard) == 1);
        assertThat(owner().get("/notices")
                        .json()
                        .path("items")
                        .get(0)
                        .path("announced")
                        .asBoolean())
                .isTrue();

        // What is told while the module is off: the lead's own event sees to it that somebody looks.
        switched(false);
        forgetAndTellAgain(heard);
        assertThat(announced(heard)).isZero();

        switched(true);
        forgetAndTellAgain(heard);
        await().atMost(PATIENCE).until(() -> announced(heard) == 1);
    }

    private void forgetAndTellAgain(UUID notice) {
        database.change(schema, "delete from example_announcement where notice_id = ?", notice);
        database.change(
                schema,
                "insert into event_outbox (id, name, payload, request_id, occurred_at, state, due_at)"
                        + " values (gen_random_uuid(), 'notice.posted', jsonb_build_object('noticeId', ?::text), 'test',"
                        + " now(), 'PENDING', now())",
                notice.toString());
        owner().post("/leads", Map.of("lastName", "Told " + UUID.randomUUID())).with(201);
        await().atMost(PATIENCE)
                .until(() -> database.number(schema, "select count(*) from event_outbox where state = 'PENDING'") == 0);
    }

    private long announced(UUID notice) {
        return database.number(schema, "select count(*) from example_announcement where notice_id = ?", notice);
    }

    // --- Batch job

    @Test
    void itsBatchJobRunsAndWaitsWhereItIsOff() {
        for (int i = 0; i < 3; i++) post("Notice " + i);

        String job = owner().post("/notices/clear", null)
                .with(202)
                .json()
                .path("job")
                .asText();

        await().atMost(PATIENCE).until(() -> state(job).equals("done"));
        assertThat(notices()).isEmpty();

        post("Left over");
        switched(false);
        UUID waiting = UUID.randomUUID();
        lineUp(waiting);
        await().atMost(PATIENCE)
                .until(() -> database.number(
                                Database.REGISTRY,
                                "select count(*) from job_queue where job_id = ? and claimed_until is not null",
                                waiting)
                        == 1);
        assertThat(state(waiting.toString())).isEqualTo("queued");

        switched(true);
        await().atMost(PATIENCE).until(() -> state(waiting.toString()).equals("done"));
        assertThat(notices()).isEmpty();
    }

    private String state(String job) {
        return owner().get("/system/jobs/" + job).with(200).json().path("state").asText();
    }

    /** A job that was started just before the module was switched off. */
    private void lineUp(UUID job) {
        database.change(
                schema,
                "insert into job (id, kind, state, params, created_at)"
                        + " values (?, 'example-clearing', 'QUEUED', '{}', now())",
                job);
        database.change(
                Database.REGISTRY,
                "insert into job_queue (job_id, tenant_id, kind, queued_at)"
                        + " select ?, id, 'example-clearing', now() from tenant where slug = ?",
                job,
                slug);
    }
}
