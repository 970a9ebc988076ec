package dev.cohort.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a visitor's page to the lead, and what becomes of what cannot be taken. */
@ExtendWith(Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Capture")
class CaptureIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("https?://[^/]+(/enquire/confirm\\?[^\\s]+)");
    private static final Set<String> SETTLED = Set.of("created", "merged", "failed", "ignored");

    private final Cohort cohort;
    private final String tenant = "capture" + UUID.randomUUID().toString().substring(0, 6);
    private Site manager;
    private Site visitor;

    CaptureIT(Cohort cohort) {
        this.cohort = cohort;
        this.manager = cohort.site(tenant, "owner");
        this.visitor = cohort.site(tenant);
    }

    @BeforeAll
    void aTenantOfItsOwn() {
        cohort.makeTenant(tenant);
        manager = cohort.site(tenant, "owner");
        visitor = cohort.site(tenant);
    }

    @Test
    void formWithoutScriptBecomesALeadWithItsOrigin() {
        String name = unique("Formless");
        Answer page = visitor.raw("GET", "/enquire?utm_source=spring&utm_campaign=b1&gclid=abc", null)
                .with(200);
        assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'self'", "default-src 'none'");
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "firstName", "Fiona", "lastName", name, "email", name + "@example.org", "notes", "Mornings, please"));
        fields.put("utm_source", "spring");
        fields.put("utm_campaign", "b1");
        fields.put("gclid", "abc");
        Answer sent = send("/enquire", page, fields);
        assertThat(sent.header("Location")).isEqualTo("/enquire?sent=1");
        assertThat(visitor.raw("GET", "/enquire?sent=1", null).with(200).text()).contains("Thank you!");
        // Sent twice, it is one.
        send("/enquire", page, fields);
        JsonNode lead = await().atMost(PATIENCE)
                .until(() -> leads(name), found -> found.size() == 1)
                .get(0);
        assertThat(lead.path("source").asText()).isEqualTo("spring");
        assertThat(lead.path("campaign").asText()).isEqualTo("b1");
        String id = lead.path("id").asText();
        assertThat(manager.get("/leads/" + id + "/timeline").with(200).text()).contains("Mornings, please");
        JsonNode kept = manager.get("/inbox?leadId=" + id).with(200).json().path("items");
        assertThat(kept).hasSize(1);
        assertThat(manager.get("/inbox/" + kept.get(0).path("id").asText())
                        .with(200)
                        .json()
                        .path("body")
                        .asText())
                .contains("\"gclid\":\"abc\"");
    }

    @Test
    void whatIsMissingIsSaidBesideItsFieldInTheVisitorsLanguage() {
        Site german = visitor.with("Accept-Language", "de-DE");
        Answer page = german.raw("GET", "/enquire", null).with(200);
        assertThat(page.text()).contains("lang=\"de\"", "Vorname");
        Answer refused = await().pollInterval(PAUSE)
                .atMost(PATIENCE)
                .until(
                        () -> post(german, "/enquire", page, Map.of("firstName", "Fritz", "email", "none@none")),
                        answer -> answer.status() == 422);
        assertThat(refused.text()).contains("aria-invalid=\"true\"", "value=\"Fritz\"", "id=\"e-email\"");
    }

    @Test
    void formNobodyWasShownIsNotTaken() {
        String name = unique("Forged");
        Answer answer = visitor.with("Content-Type", "application/x-www-form-urlencoded")
                .raw("POST", "/enquire", "firstName=F&email=f@example.org&lastName=" + name + "&token=1.x.y");
        assertThat(answer.with(200).text()).contains("send it once more");
        assertThat(manager.get("/inbox?q=" + name).with(200).json().path("items"))
                .isEmpty();
    }

    @Test
    void onlyNamedWebsitesMayShowTheFormAndCallTheDoor() {
        String form = form();
        assertThat(visitor.with("Origin", "https://elsewhere.example")
                        .post("/public/leads", Map.of("lastName", unique("Elsewhere")))
                        .with(403)
                        .code())
                .isEqualTo("origin-not-allowed");
        manager.with("If-Match", "*")
                .patch("/enquiry-forms/" + form, Map.of("design", Map.of("hosts", List.of("School.example"))))
                .with(200);
        assertThat(visitor.raw("GET", "/enquire", null).header("Content-Security-Policy"))
                .contains("frame-ancestors 'self' school.example");
        Site school = visitor.with("Origin", "https://school.example");
        Answer asked = school.with("Access-Control-Request-Method", "POST").send("OPTIONS", "/public/leads", null);
        assertThat(asked.with(204).header("Access-Control-Allow-Origin")).isEqualTo("https://school.example");
        Answer taken = school.post("/public/leads", Map.of("lastName", unique("School")));
        assertThat(taken.with(202).header("Access-Control-Allow-Origin")).isEqualTo("https://school.example");
        manager.with("If-Match", "*")
                .patch("/enquiry-forms/" + form, Map.of("design", Map.of("hosts", List.of("x y"))))
                .with(422);
        assertThat(visitor.raw("GET", "/widget.js", null).with(200).header("Content-Type"))
                .startsWith("text/javascript");
    }

    @Test
    void whatFailedIsCorrectedAndTakenAndTheCountsAddUp() {
        String name = unique("Broken");
        visitor.post("/public/leads", Map.of("lastName", name, "email", "none@none"))
                .with(422);
        visitor.post("/public/leads", "no json at all").with(400);
        JsonNode failed = manager.get("/inbox?state=failed&q=" + name)
                .with(200)
                .json()
                .path("items")
                .get(0);
        String id = failed.path("id").asText();
        assertThat(failed.path("reason").asText()).contains("email");
        manager.post("/inbox/" + id + "/replay", Map.of("payload", Map.of("lastName", name, "email", "still@wrong")))
                .with(422);
        JsonNode after = manager.post(
                        "/inbox/" + id + "/replay",
                        Map.of("payload", Map.of("lastName", name, "email", name + "@example.org")))
                .with(200)
                .json();
        assertThat(after.path("state").asText()).isEqualTo("created");
        assertThat(after.path("body").asText()).contains("none@none");
        assertThat(manager.post("/inbox/" + id + "/ignore", Map.of()).with(409).code())
                .isEqualTo("inbox-settled");
        JsonNode total = await().atMost(PATIENCE)
                .until(
                        () -> manager.get("/inbox/counts").with(200).json().path("total"),
                        each -> each.path("waiting").asInt() == 0);
        int sum = SETTLED.stream().mapToInt(state -> total.path(state).asInt()).sum();
        assertThat(total.path("received").asInt())
                .isEqualTo(sum)
                .isEqualTo(manager.get("/inbox?count=true").json().path("total").asInt());
    }

    @Test
    void enquiryThatHasToBeConfirmedWaitsForTheLinkAndTheLinkIsGoodOnce() {
        String key = "confirm-" + UUID.randomUUID().toString().substring(0, 6);
        manager.post(
                        "/enquiry-forms",
                        Map.of(
                                "key",
                                key,
                                "name",
                                "Confirmed",
                                "design",
                                Map.of(
                                        "confirm",
                                        true,
                                        "answerSubject",
                                        "Hi {name}",
                                        "answerText",
                                        "We call you.",
                                        "consentText",
                                        "Yes, send me offers.",
                                        "consentPurpose",
                                        "marketing",
                                        "consentChannel",
                                        "email",
                                        "consentOptional",
                                        true)))
                .with(201);
        String name = unique("Opted");
        String email = name.toLowerCase(Locale.ROOT) + "@mail.test";
        String path = "/enquire/" + key;
        Answer page = visitor.raw("GET", path, null).with(200);
        Answer sent = send(path, page, Map.of("firstName", "Olga", "lastName", name, "email", email, "consent", "yes"));
        assertThat(sent.header("Location")).isEqualTo(path + "?sent=2");
        String link = await().atMost(PATIENCE).until(() -> linkTo(email), found -> !found.isEmpty());
        assertThat(manager.get("/inbox?state=waiting&q=" + name)
                        .with(200)
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(leads(name)).isEmpty();
        // Programs that look after mails follow links; only the button confirms.
        visitor.raw("GET", link, null).with(200);
        assertThat(leads(name)).isEmpty();
        String token = link.replaceAll(".*token=([A-Za-z0-9_-]+).*", "$1");
        Site form = visitor.with("Content-Type", "application/x-www-form-urlencoded");
        form.raw("POST", "/enquire/confirm", "token=" + token).with(200);
        form.raw("POST", "/enquire/confirm", "token=" + token).with(410);
        JsonNode lead = await().atMost(PATIENCE)
                .until(() -> leads(name), found -> found.size() == 1)
                .get(0);
        // The answer that the form sends at once stops the clock of the product, not that of people.
        JsonNode answered = await().atMost(PATIENCE)
                .until(
                        () -> manager.get("/leads/" + lead.path("id").asText())
                                .with(200)
                                .json()
                                .path("clock"),
                        clock -> clock.hasNonNull("automaticSeconds"));
        assertThat(answered.path("firstTouchKind").asText()).isEqualTo("automatic");
        assertThat(answered.path("humanTouchAt").isNull()).isTrue();
        String person = "/persons/" + lead.path("personId").asText();
        assertThat(manager.get(person + "/consents").with(200).json().path("items"))
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.path("purpose").asText() + " "
                                    + said.path("channel").asText())
                            .isEqualTo("marketing email");
                    assertThat(said.path("source").asText()).isEqualTo("web-form");
                    assertThat(said.path("proof").asText()).startsWith("inbox:");
                    assertThat(said.path("textVersion").asText()).isEqualTo("enquire/" + key + "/1");
                });
        JsonNode touches = manager.get(person + "/touches").with(200).json();
        assertThat(touches.path("first").path("form").asText()).isEqualTo(key);
        assertThat(touches.path("last").path("leadNumber")).isEqualTo(lead.path("number"));
        JsonNode quality = manager.get(
                        "/quality/records/person/" + lead.path("personId").asText())
                .with(200)
                .json();
        assertThat(quality.path("broken").findValuesAsText("key"))
                .contains("no-phone")
                .doesNotContain("no-consent");
        assertThat(manager.get("/persons?quality=no-phone&q=" + name)
                        .with(200)
                        .json()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void leadIsGivenToSomebodyWithATaskAndTheirCallStopsItsClock() {
        String me =
                manager.get("/me").with(200).json().path("member").path("id").asText();
        String source = unique("fair");
        JsonNode rule = manager.post(
                        "/assignment-rules",
                        Map.of(
                                "name",
                                "Fair",
                                "active",
                                true,
                                "condition",
                                Map.of("sources", List.of(source)),
                                "target",
                                Map.of("kind", "round_robin", "memberIds", List.of(me))))
                .with(201)
                .json();
        String name = unique("Given");
        visitor.post("/public/leads", Map.of("lastName", name, "source", source))
                .with(202);
        JsonNode lead = await().atMost(PATIENCE)
                .until(() -> leads(name), found -> found.size() == 1)
                .get(0);
        String id = lead.path("id").asText();
        assertThat(lead.path("owner").path("id").asText()).isEqualTo(me);
        assertThat(manager.get("/tasks?recordId=" + id).with(200).json().path("items"))
                .singleElement()
                .satisfies(task -> assertThat(task.path("subject").asText()).contains(name));
        assertThat(lead.path("clock").path("humanTouchAt").isNull()).isTrue();
        manager.post(
                        "/activities",
                        Map.of(
                                "kind",
                                "call",
                                "direction",
                                "out",
                                "outcome",
                                "reached",
                                "recordType",
                                "lead",
                                "recordId",
                                id))
                .with(201);
        await().atMost(PATIENCE)
                .until(() -> manager.get("/leads/" + id).json().path("clock").hasNonNull("humanSeconds"));
        assertThat(manager.get("/leads/speed").with(200).json().path("bySource").findValuesAsText("key"))
                .contains(source);
        await().atMost(PATIENCE).until(() -> manager.get("/leads/" + id + "/score")
                .json()
                .path("contributions")
                .findValuesAsText("rule")
                .contains("event-reached"));
        JsonNode tried = manager.post("/assignment-rules/try", Map.of("all", false))
                .with(200)
                .json();
        assertThat(tried.path("byRule").findValuesAsText("name")).contains("Fair");
        manager.delete("/assignment-rules/" + rule.path("id").asText()).with(204);
    }

    @Test
    void visitorOnAPhoneSendsTheFormAndTheManagerMendsWhatFailed() {
        String name = unique("Phoned");
        visitor.post("/public/leads", Map.of("lastName", name + "x", "email", "none@none"))
                .with(422);
        NewContextOptions phone = new NewContextOptions().setLocale("en").setViewportSize(390, 844);
        try (Screen screen = new Screen(cohort, tenant, "owner", phone)) {
            Page page = screen.open("enquire?interest=English");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/enquire-phone.png")));
            page.getByLabel("First name").fill("Petra");
            page.getByLabel("Last name").fill(name);
            page.getByLabel("E-mail").fill(name + "@example.org");
            await().pollInterval(PAUSE).atMost(PATIENCE).until(() -> {
                if (page.getByText("Thank you!").count() > 0) return true;
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send enquiry"))
                        .click();
                return page.getByText("Thank you!").count() > 0;
            });
        }
        await().atMost(PATIENCE).until(() -> leads(name).size() >= 1);
        try (Screen screen = new Screen(cohort, tenant, "owner")) {
            Page page = screen.open("inbox?tab=failed");
            page.getByText(name + "x").first().click();
            page.locator(".peek").getByLabel("E-mail").first().fill(name + "x@example.org");
            page.locator("vaadin-button", new Page.LocatorOptions().setHasText("Try again"))
                    .first()
                    .click();
            assertThat(page.getByText("Taken: lead").first()).isVisible();
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/inbox-mended.png")));
            screen.open("inbox?tab=counts");
            assertThat(page.getByText("By source and day").first()).isVisible();
        }
    }

    /** The path of the link in the mail to this address; empty while there is none. */
    private String linkTo(String email) {
        for (JsonNode mail : Site.of(cohort.port() + 302, "localhost")
                .raw("GET", "/mails.json", null)
                .with(200)
                .json()) {
            Matcher link = LINK.matcher(mail.path("text").asText());
            if (mail.path("to").asText().contains(email) && link.find()) return link.group(1);
        }
        return "";
    }

    private String form() {
        return manager.get("/enquiry-forms")
                .with(200)
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asText();
    }

    private List<JsonNode> leads(String name) {
        List<JsonNode> found = new ArrayList<>();
        manager.get("/leads?q=" + name).with(200).json().path("items").forEach(found::add);
        return found;
    }

    /** Nobody fills in a form in less than two seconds: what comes too soon is asked for once more. */
    private Answer send(String path, Answer page, Map<String, String> fields) {
        return await().pollInterval(PAUSE)
                .atMost(PATIENCE)
                .until(() -> post(visitor, path, page, fields), answer -> answer.status() == 303);
    }

    private static Answer post(Site site, String path, Answer page, Map<String, String> fields) {
        Matcher token = TOKEN.matcher(page.text());
        assertThat(token.find()).isTrue();
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("token", token.group(1));
        return site.with("Content-Type", "application/x-www-form-urlencoded")
                .raw(
                        "POST",
                        path,
                        all.entrySet().stream()
                                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                                .collect(Collectors.joining("&")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String unique(String start) {
        return start + UUID.randomUUID().toString().substring(0, 8);
    }
}
