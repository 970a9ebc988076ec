package dev.cohort.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Running.class)
@DisplayName("People: known once, found by anything, merged and parted again")
class PeopleIT {
    private final Cohort cohort;
    private final Site manager;
    private final Site sales;

    PeopleIT(Cohort cohort) {
        this.cohort = cohort;
        manager = cohort.site(Cohort.DEMO, "manager");
        sales = cohort.site(Cohort.DEMO, "sales");
    }

    private static String letters() {
        return UUID.randomUUID().toString().replaceAll("[0-9-]", "") + "x";
    }

    private static Map<String, Object> named(String first, String last, Object... more) {
        Map<String, Object> fields = new HashMap<>(Map.of("firstName", first, "lastName", last));
        for (int i = 0; i < more.length; i += 2) fields.put((String) more[i], more[i + 1]);
        return fields;
    }

    private static String id(Answer made) {
        return made.json().path("id").asText();
    }

    private String phone() {
        return "+49 30 " + (10_000_000 + Math.abs(UUID.randomUUID().hashCode() % 80_000_000));
    }

    @Test
    void aPersonIsPutInChangedDeletedAndBroughtBack() {
        Answer made = manager.post("/persons", named("Ada", "Lund", "email", "ada." + letters() + "@example.org"))
                .with(201);
        String person = "/persons/" + id(made);
        Answer changed = manager.with("If-Match", made.header("ETag"))
                .patch(person, Map.of("city", "Gera", "notes", "Evenings"))
                .with(200);
        assertThat(changed.json().path("city").asText()).isEqualTo("Gera");
        manager.with("If-Match", made.header("ETag"))
                .patch(person, Map.of("city", "x"))
                .with(412);
        manager.delete(person).with(204);
        manager.get(person).with(404);
        assertThat(manager.post(person + "/restore", null)
                        .with(200)
                        .json()
                        .path("city")
                        .asText())
                .isEqualTo("Gera");
        manager.post("/persons", Map.of("city", "Gera")).with(422);
        manager.post("/persons", Map.of("firstName", "A", "spaceship", 1)).with(400);
    }

    @Test
    void whoSeesTheLeadSeesThePerson() {
        String last = "Scope" + letters();
        String mine = sales.post("/leads", named("Own", last))
                .with(201)
                .json()
                .path("personId")
                .asText();
        String others = id(manager.post("/persons", named("Other", last)).with(201));

        assertThat(sales.get("/persons/" + mine).with(200).json().path("records"))
                .hasSize(1);
        sales.get("/persons/" + others).with(404);
        assertThat(sales.get("/persons?q=" + last).with(200).json().path("items"))
                .hasSize(1);
        assertThat(manager.get("/persons?count=true&q=" + last)
                        .with(200)
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(2);
        assertThat(manager.get("/persons?role=lead&q=" + last).with(200).json().path("items"))
                .hasSize(1);
    }

    @Test
    void anOrganizationHasItsPeople() {
        Answer made = manager.post(
                        "/organizations",
                        Map.of("name", "Müller & Söhne GmbH", "website", "https://www.mueller.example/about"))
                .with(201);
        assertThat(made.json().path("domain").asText()).isEqualTo("mueller.example");
        manager.post("/persons", named("Ada", "Lund" + letters(), "organizationId", id(made)))
                .with(201);
        assertThat(manager.get("/organizations/" + id(made))
                        .with(200)
                        .json()
                        .path("people")
                        .asInt())
                .isEqualTo(1);
        assertThat(manager.get("/persons?organizationId=" + id(made))
                        .with(200)
                        .json()
                        .path("items"))
                .hasSize(1);
        manager.post("/organizations", Map.of("name", "X", "website", "javascript://x.example"))
                .with(422);
    }

    @Test
    void siblingsShareThePayersAddressAndAreNoDuplicates() {
        String last = "Keller" + letters();
        String email = letters() + "@example.org";
        String phone = phone();
        sales.post("/leads", named("Mia", last, "email", email, "phone", phone)).with(201);
        sales.post("/leads", named("Jonas", last, "email", email, "phone", phone))
                .with(201);
        Answer again = sales.post("/leads", named("Mia", last, "email", email)).with(409);

        assertThat(again.code()).isEqualTo("duplicate-suspected");
        JsonNode candidate = again.json().path("candidates").path(0);
        assertThat(candidate.path("score").asInt()).isGreaterThanOrEqualTo(85);
        assertThat(candidate.path("reasons").toString()).contains("email", "name");
        JsonNode check = sales.post("/duplicates/check", named("Lena", last, "phone", phone))
                .with(200)
                .json()
                .path("candidates");
        assertThat(check.findValues("household"))
                .allSatisfy(each -> assertThat(each.asBoolean()).isTrue());
    }

    @Test
    void aSimilarNameWithTheSameBirthDateIsRefusedAndAloneItIsNot() {
        String last = "Nowakowska" + letters();
        sales.post("/leads", named("Marta", last, "birthDate", "1990-05-01")).with(201);

        sales.post("/leads", named(last, "Marta", "birthDate", "1990-05-01")).with(409);
        sales.post("/leads", named("Marta", last)).with(201);
    }

    @Test
    void whoWasDeletedDoesNotBlockAndCanBeBroughtBack() {
        String last = "Gone" + letters();
        String email = letters() + "@example.org";
        String first =
                id(manager.post("/leads", named("Ida", last, "email", email)).with(201));
        manager.delete("/leads/" + first).with(204);
        String second =
                id(manager.post("/leads", named("Ida", last, "email", email)).with(201));
        manager.delete("/leads/" + second).with(204);

        assertThat(manager.post("/leads/" + first + "/restore", null)
                        .with(200)
                        .json()
                        .path("number")
                        .asText())
                .startsWith("L-");
        manager.get("/leads/" + first).with(200);
        manager.get("/leads/" + second).with(404);
    }

    @Test
    void aMergedPersonAnswersByTheOldIdAndCanBePartedAgain() {
        String last = "Merge" + letters();
        String one = manager.post("/leads", named("Marta", last, "email", letters() + "@example.org"))
                .with(201)
                .json()
                .path("personId")
                .asText();
        JsonNode lead = manager.post("/leads", named("Maria", last, "phone", phone()))
                .with(201)
                .json();
        String other = lead.path("personId").asText();

        JsonNode merged = manager.post(
                        "/persons/" + one + "/merge", Map.of("with", other, "fields", Map.of("firstName", "other")))
                .with(200)
                .json();
        assertThat(merged.path("person").path("firstName").asText()).isEqualTo("Maria");
        // Of two open leads one goes on, as the preview would have suggested: of two as far the older.
        assertThat(merged.path("closed").path(0).path("id").asText())
                .isEqualTo(lead.path("id").asText());
        assertThat(manager.get("/persons/" + other).with(200).json().path("id").asText())
                .isEqualTo(one);
        assertThat(manager.get("/leads/" + lead.path("id").asText())
                        .with(200)
                        .json()
                        .path("personId")
                        .asText())
                .isEqualTo(one);
        assertThat(manager.post("/persons/" + one + "/merge", Map.of("with", other))
                        .with(409)
                        .code())
                .isEqualTo("person-merged");
        manager.post("/persons/" + one + "/unmerge", Map.of()).with(200);
        assertThat(manager.get("/persons/" + other)
                        .with(200)
                        .json()
                        .path("firstName")
                        .asText())
                .isEqualTo("Maria");
        assertThat(manager.get("/persons/" + one)
                        .with(200)
                        .json()
                        .path("firstName")
                        .asText())
                .isEqualTo("Marta");
        cohort.site(Cohort.CODELAB, "owner")
                .post("/persons/" + one + "/merge", Map.of("with", other))
                .with(404);
        assertThat(cohort.site(Cohort.DEMO, "owner")
                        .get("/audit?limit=50")
                        .with(200)
                        .text())
                .contains("\"merge\"", "\"unmerge\"");
    }

    @Test
    void theSearchForgivesTypingErrorsAndKnowsPhonesInAnyForm() {
        String last = "Wasserfeld" + letters().substring(0, 3);
        JsonNode lead = sales.post("/leads", named("Theodora", last, "phone", "0176 4406 9012"))
                .with(201)
                .json();

        assertThat(found(sales, "Theodora " + last))
                .contains(lead.path("number").asText());
        assertThat(found(sales, "Teodora Waserfeld")).contains("Theodora " + last);
        for (String phone : List.of("+49 176 44069012", "0176/4406-9012", "49 (0)176 44069012", "17644069012"))
            assertThat(found(sales, phone)).as(phone).contains(last);
        assertThat(found(sales, lead.path("number").asText())).contains(last);
        JsonNode hit = sales.get("/search?q=" + last.toLowerCase(java.util.Locale.ROOT))
                .with(200)
                .json()
                .path("items")
                .path(0);
        assertThat(hit.path("matches").path(0).path("start").asInt()).isEqualTo("Theodora ".length());
        assertThat(found(cohort.site(Cohort.CODELAB, "owner"), last)).doesNotContain(last);
    }

    private static String found(Site site, String text) {
        return site.get("/search?q=" + java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8))
                .with(200)
                .text();
    }

    @Test
    void theQueueShowsTwoPeopleSideBySide() {
        String last = "Zwilling" + letters();
        Map<String, Object> twice = named("Ada", last, "email", letters() + "@example.org");
        manager.post("/persons", twice).with(201);
        manager.post("/persons", twice).with(201);
        Records.scan(manager);
        try (Screen screen = new Screen(cohort, Cohort.DEMO, "manager")) {
            Page page = screen.open("duplicates");
            Locator pair = page.locator(".pair").filter(new Locator.FilterOptions().setHasText(last));
            pair.click();
            screen.settle();
            assertThat(page.locator(".merge table")).containsText(last);
            page.locator(".pair-actions vaadin-button").first().click();
            assertThat(pair).hasCount(0);
            page.locator(".toast-undo").last().click();
            assertThat(pair).hasCount(1);
            pair.click();
            screen.settle();
            assertThat(page.locator(".merge table")).containsText(last);
            page.keyboard().press("m");
            assertThat(pair).hasCount(0);
            page.keyboard().press("Control+z");
            assertThat(pair).hasCount(1);
            pair.click();
            screen.settle();
            assertThat(page.locator(".merge table")).containsText(last);
            page.keyboard().press("x");
            assertThat(pair).hasCount(0);
            page.keyboard().press("Control+z");
            assertThat(pair).hasCount(1);
        }
    }

    @Test
    void aLeadIsRatedAnewWhenItsPersonIsMergedAndPartedAgain() {
        String last = "Rated" + letters();
        JsonNode lead = manager.post("/leads", named("Marta", last)).with(201).json();
        String path = "/leads/" + lead.path("id").asText();
        int before = score(path);
        String other =
                id(manager.post("/persons", named("Marta", last, "email", letters() + "@example.org", "phone", phone()))
                        .with(201));
        String person = "/persons/" + lead.path("personId").asText();
        manager.post(person + "/merge", Map.of("with", other)).with(200);
        await().atMost(Duration.ofMinutes(1)).until(() -> score(path) > before);
        manager.post(person + "/unmerge", Map.of()).with(200);
        await().atMost(Duration.ofMinutes(1)).until(() -> score(path) == before);
    }

    private int score(String lead) {
        return manager.get(lead).with(200).json().path("score").path("value").asInt();
    }

    @Test
    void onTheListAPersonIsFoundOpenedAndChanged() {
        String last = "Gesehen" + letters();
        manager.post("/persons", named("Ada", last)).with(201);
        try (Screen screen = new Screen(cohort, Cohort.DEMO, "manager")) {
            Page page = screen.open("people?q=" + last);
            page.getByText("Ada " + last).first().click();
            assertThat(page.locator(".peek")).isVisible();
            page.keyboard().press("Control+k");
            page.locator(".palette input").fill(last);
            assertThat(page.locator(".palette-row mark").first()).containsText(last);
            page.keyboard().press("Enter");
            assertThat(page.locator("h1").filter(new Locator.FilterOptions().setHasText(last)))
                    .isVisible();
        }
    }
}
