package dev.cohort.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A tenant of its own for each test, on its way out: exported, closed, opened again, removed. */
@ExtendWith(Running.class)
@DisplayName("The end of a tenant")
class TenantLifeIT {
    private static final String REALM = "/admin/realms/cohort";

    private final Cohort cohort;
    private final Database database;
    private final String slug = "leaving" + UUID.randomUUID().toString().substring(0, 6);
    private final String tenant = "/tenants/" + slug;

    TenantLifeIT(Cohort cohort) {
        this.cohort = cohort;
        this.database = new Database(cohort.installation().serverEnvironment());
    }

    @BeforeEach
    void aTenantWithALead() {
        cohort.makeTenant(slug);
        cohort.site(slug, "owner")
                .post("/leads", Map.of("firstName", "Kept", "lastName", "of " + slug, "notes", "=1+1, \"quoted\""))
                .with(201);
    }

    private Site vendor() {
        return cohort.site(Cohort.VENDOR, "operator");
    }

    private Map<String, String> export() throws IOException {
        Answer answer = vendor().post(tenant + "/export", null).with(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
        assertThat(answer.header("Content-Disposition")).matches("attachment; filename=\"" + slug + "-[0-9-]+\\.zip\"");
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(answer.response().body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
        return files;
    }

    private String status() {
        return vendor().get(tenant).with(200).json().path("status").asText();
    }

    private long keycloak(String path) {
        return cohort.keycloakAdmin().raw("GET", REALM + path, null).json().size();
    }

    @Test
    void anExportHoldsAllOfTheTenantAndNothingOfAnother() throws IOException {
        Map<String, String> files = export();
        JsonNode manifest = Answer.JSON.readTree(files.get("manifest.json"));
        assertThat(manifest.path("tenant").asText()).isEqualTo(slug);
        assertThat(manifest.at("/tables/lead/rows").asLong())
                .isEqualTo(database.number(Database.schemaOf(slug), "select count(*) from lead"));
        assertThat(files.get("lead.csv")).contains("\"=1+1, \"\"quoted\"\"\"", "L-0");
        assertThat(files.get("person.csv")).contains("of " + slug);
        assertThat(files.get("member.csv")).contains("owner@" + slug + ".example");
        assertThat(files.values()).noneSatisfy(file -> assertThat(file).contains("@demo.example"));

        assertThat(vendor().get(tenant).json().path("exportedAt").asText()).isNotEmpty();
        assertThat(cohort.site(slug, "owner").get("/audit?limit=5").with(200).text())
                .contains("\"export\"", "(vendor)");
        assertThat(vendor().get("/audit?limit=5").with(200).text()).contains("\"export\"");
    }

    @Test
    void withoutAnExportItIsNotClosed() {
        assertThat(vendor().delete(tenant).with(409).code()).isEqualTo("export-needed");
        assertThat(vendor().delete(tenant + "?now=true&confirm=" + slug)
                        .with(409)
                        .code())
                .isEqualTo("export-needed");
        cohort.site(slug, "owner").get("/me").with(200);
    }

    @Test
    void closedNobodyGetsInAndReopenedAllIsAsItWas() throws IOException {
        Browser browser = cohort.browser();
        String page = "http://" + slug + ".localhost:" + cohort.port() + "/";
        assertThat(browser.login(page, "owner@" + slug + ".example").status()).isEqualTo(200);
        String token = cohort.token(slug, "owner");
        export();

        JsonNode closed = vendor().delete(tenant).with(200).json();
        assertThat(closed.path("status").asText()).isEqualTo("archived");
        assertThat(Duration.between(
                        Instant.now(), Instant.parse(closed.path("deleteAfter").asText())))
                .isBetween(Duration.ofDays(29), Duration.ofDays(30));
        assertThat(cohort.site(slug).token(token).get("/leads").with(503).code())
                .isEqualTo("tenant-archived");
        Answer seen = browser.open(page);
        assertThat(seen.status()).isEqualTo(503);
        assertThat(seen.text()).contains("This centre is closed");
        assertThat(export()).containsKey("lead.csv");
        assertThat(vendor().get("/tenants?status=archived").with(200).text()).contains(slug);

        vendor().post(tenant + "/resume", null).with(200);
        assertThat(cohort.site(slug, "owner")
                        .get("/leads?q=" + slug)
                        .with(200)
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(browser.open(page).status()).isEqualTo(200);
    }

    @Test
    void removedAtOnceOnlyByItsNameAndThenForGood() throws IOException {
        export();
        String shared = cohort.keycloakAdmin()
                .raw("GET", REALM + "/users?username=student%40codelab.example&exact=true", null)
                .json()
                .path(0)
                .path("id")
                .asText();
        String organization = cohort.keycloakAdmin()
                .raw("GET", REALM + "/organizations?search=" + slug + "&exact=true", null)
                .json()
                .path(0)
                .path("id")
                .asText();
        cohort.keycloakAdmin()
                .raw("POST", REALM + "/organizations/" + organization + "/members", "\"" + shared + "\"")
                .with(201);

        assertThat(vendor().delete(tenant + "?now=true").with(422).text()).contains("confirm-slug");
        vendor().delete(tenant + "?now=true&confirm=" + Cohort.DEMO).with(422);
        assertThat(status()).isEqualTo("active");

        JsonNode removed =
                vendor().delete(tenant + "?now=true&confirm=" + slug).with(200).json();
        assertThat(removed.path("status").asText()).isEqualTo("deleted");
        gone();
        assertThat(keycloak("/users?username=student%40codelab.example&exact=true"))
                .isEqualTo(1);
        cohort.site(Cohort.CODELAB, "student").get("/me").with(200);
        assertThat(vendor().post(tenant + "/resume", null).with(409).code()).isEqualTo("tenant-status");
        assertThat(vendor().post("/tenants", Map.of("slug", slug, "name", "Again", "ownerEmail", "x@x.example"))
                        .with(409)
                        .code())
                .isEqualTo("slug-taken");
        assertThat(vendor().get("/audit?limit=5").with(200).text()).contains("\"remove\"", slug);
    }

    @Test
    void whenItsTimeIsOverTheScheduleRemovesIt() throws IOException {
        export();
        vendor().delete(tenant).with(200);
        database.change(
                Database.REGISTRY, "update tenant set delete_after = now() - interval '1 minute' where slug = ?", slug);
        assertThat(vendor().post(tenant + "/resume", null).with(409).code()).isEqualTo("retention-over");

        await().atMost(Duration.ofSeconds(90))
                .until(() -> database.change(
                                Database.REGISTRY, "update schedule set next_at = now() where job = 'tenant-removal'")
                        == 1);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        vendor().get(tenant).json().path("removedAt").asText())
                .startsWith("20"));

        gone();
    }

    private void gone() {
        assertThat(status()).isEqualTo("deleted");
        assertThat(cohort.site(slug).get("/me").with(404).code()).isEqualTo("unknown-host");
        assertThat(vendor().get("/tenants?limit=500").with(200).text()).doesNotContain(slug);
        assertThat(database.number(
                        Database.REGISTRY,
                        "select count(*) from pg_namespace n full join pg_roles r on false"
                                + " where n.nspname = ? or r.rolname = ?",
                        Database.schemaOf(slug),
                        Database.schemaOf(slug)))
                .isZero();
        assertThat(keycloak("/clients?clientId=cohort-" + slug)).isZero();
        assertThat(keycloak("/organizations?search=" + slug + "&exact=true")).isZero();
        assertThat(keycloak("/users?search=" + slug)).isZero();
        cohort.site(Cohort.DEMO, "owner").get("/leads").with(200);
    }
}
