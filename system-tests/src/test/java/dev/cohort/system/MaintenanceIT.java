package dev.cohort.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A new version comes to several tenants at once, and cannot be brought in at one of them. */
@ExtendWith(Running.class)
@DisplayName("A migration that fails at one tenant")
class MaintenanceIT {
    private final Cohort cohort;
    private final Database database;
    private final String broken = name();
    private final List<String> whole =
            Stream.generate(MaintenanceIT::name).limit(5).toList();

    MaintenanceIT(Cohort cohort) {
        this.cohort = cohort;
        this.database = new Database(cohort.installation().serverEnvironment());
    }

    private static String name() {
        return "upgrade" + UUID.randomUUID().toString().substring(0, 6);
    }

    private JsonNode tenant(String slug) {
        return cohort.site(Cohort.VENDOR, "operator")
                .get("/tenants/" + slug)
                .with(200)
                .json();
    }

    private void restart() throws IOException, InterruptedException {
        cohort.installation().stopServer();
        cohort.installation().startServer();
    }

    private long current() {
        return database.number(
                Database.REGISTRY,
                "select count(*) from tenant where slug = any(?) and core_version <> 'last'",
                (Object) whole.toArray(String[]::new));
    }

    @Test
    void heldBackItSaysSoAndTheOthersGoOnUntilItIsCured() throws Exception {
        // More than are migrated at the same time, and the broken one among the first.
        for (String slug : Stream.concat(Stream.of(broken), whole.stream()).toList()) cohort.makeTenant(slug);
        Site owner = cohort.site(broken, "owner");
        owner.post("/leads", Map.of("lastName", "Kept over it")).with(201);
        String page = "http://" + broken + ".localhost:" + cohort.port() + "/";
        Browser browser = cohort.browser();
        assertThat(browser.login(page, "owner@" + broken + ".example").status()).isEqualTo(200);
        String schema = Database.schemaOf(broken);
        database.change(Database.REGISTRY, "update tenant set core_version = 'last' where slug like 'upgrade%'");
        // Run once more, this change set comes upon the index that it has made.
        assertThat(database.change(schema, "delete from databasechangelog where id = 'import-2'"))
                .isEqualTo(1);
        assertThat(current()).isZero();

        restart();

        assertThat(current()).isEqualTo(whole.size());
        for (String slug : whole) {
            assertThat(tenant(slug).path("status").asText()).isEqualTo("active");
            cohort.site(slug, "owner")
                    .post("/leads", Map.of("lastName", "After it"))
                    .with(201);
        }
        Answer api = owner.get("/leads").with(503);
        assertThat(api.code()).isEqualTo("tenant-maintenance");
        assertThat(api.header("Retry-After")).isNotEmpty();
        Answer seen = browser.open(page);
        assertThat(seen.status()).isEqualTo(503);
        assertThat(seen.text())
                .contains("This centre is being brought up to date")
                .doesNotContain("import_job");
        JsonNode held = tenant(broken);
        assertThat(held.path("status").asText()).isEqualTo("maintenance");
        assertThat(held.path("failure").asText())
                .contains("import-2", "already exists")
                .doesNotContainIgnoringCase("create index");
        assertThat(Files.readAllLines(cohort.log()))
                .anySatisfy(line -> assertThat(line).contains(" ERROR ", "Tenant " + broken + " is held back"));

        database.change(schema, "drop index import_job");
        // As a server leaves it that dies amid a migration.
        assertThat(database.change(
                        schema,
                        "update databasechangeloglock set locked = true, lockgranted = now(), lockedby = 'nobody'"))
                .isEqualTo(1);
        restart();

        assertThat(tenant(broken).path("status").asText()).isEqualTo("active");
        assertThat(tenant(broken).path("failure").isNull()).isTrue();
        assertThat(owner.get("/leads?q=Kept").with(200).text()).contains("Kept over it");
        assertThat(browser.login(page, "owner@" + broken + ".example").status()).isEqualTo(200);
    }
}
