package dev.cohort.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people who script against Cohort are promised. */
@ExtendWith(Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("The REST contract")
class RestContractIT {
    private final Cohort cohort;
    private Site owner;
    private Site sales;

    RestContractIT(Cohort cohort) {
        this.cohort = cohort;
    }

    @BeforeAll
    void logIn() {
        owner = cohort.site(Cohort.DEMO, "owner");
        sales = cohort.site(Cohort.DEMO, "sales");
    }

    private static String unique(String start) {
        return start + UUID.randomUUID().toString().substring(0, 8);
    }

    private JsonNode created(Map<String, Object> lead) {
        return owner.post("/leads", lead).with(201).json();
    }

    private static void isProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("code").asText()).as("%s", answer).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asText()).isNotEmpty();
        assertThat(problem.path("title").asText()).isNotEmpty();
        assertThat(problem.path("requestId").asText()).isNotEmpty();
        assertThat(answer.text()).doesNotContain("Exception", "at dev.cohort", "<html", "select ");
    }

    @Test
    void bodyThatIsNoJsonIs400() {
        isProblem(owner.post("/leads", "{\"lastName\": "), 400, "malformed-json");
    }

    @Test
    void unknownFieldIs400AndNamed() {
        Answer answer = owner.post("/leads", Map.of("lastName", "Field", "shoeSize", 43));
        isProblem(answer, 400, "unknown-field");
        assertThat(answer.text()).contains("shoeSize");
    }

    @Test
    void nameThatStandsTwiceIs400() {
        isProblem(owner.post("/leads", "{\"lastName\":\"One\",\"lastName\":\"Two\"}"), 400, "malformed-json");
    }

    @Test
    void unknownParameterIs400AndNamedAtEveryDoor() {
        for (String path : List.of("/leads?foo=1", "/leads/board?foo=1", "/leads/funnel?foo=1", "/me?foo=1")) {
            Answer answer = owner.get(path);
            isProblem(answer, 400, "unknown-field");
            assertThat(answer.json().path("field").asText()).isEqualTo("foo");
        }
        isProblem(owner.post("/leads?ondublicate=merge", Map.of("lastName", "Typo")), 400, "unknown-field");
    }

    @Test
    void filterThatAFieldDoesNotTakeIsSaid() {
        isProblem(owner.get("/leads?name.lte=x"), 400, "not-filterable");
        isProblem(owner.get("/leads?tags.lte=x"), 400, "not-comparable");
        isProblem(owner.get("/leads?sort=campaign"), 400, "not-sortable");
        assertThat(owner.get("/leads?createdAt.gte=yesterday")
                        .json()
                        .path("detail")
                        .asText())
                .contains("such as 2026-11-21T18:30:00Z");
    }

    @Test
    void leadIsFoundByTheNumberThatPeopleQuote() {
        JsonNode lead = created(Map.of("lastName", unique("Quoted")));
        JsonNode found = owner.get("/leads?number=" + lead.path("number").asText())
                .with(200)
                .json()
                .path("items");
        assertThat(found).singleElement().satisfies(one -> assertThat(one.path("id"))
                .isEqualTo(lead.path("id")));
        isProblem(owner.get("/leads?number=seven"), 400, "wrong-type");
    }

    @Test
    void wrongTypeIs400() {
        isProblem(owner.post("/leads", Map.of("lastName", "Type", "birthDate", "soon")), 400, "wrong-type");
        isProblem(owner.get("/leads?createdAt.gte=yesterday"), 400, "wrong-type");
    }

    @Test
    void bodyOverTheLimitIs413() {
        isProblem(owner.post("/leads", Map.of("notes", "x".repeat(1_200_000))), 413, "too-large");
    }

    @Test
    void oversizedBodyWithoutLengthIs413() {
        byte[] body =
                ("{\"notes\":\"" + "x".repeat(1_200_000) + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Site site = owner.with("Content-Type", "application/json");
        isProblem(
                site.post("/leads", BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))),
                413,
                "too-large");
    }

    @Test
    void unknownPathIs404() {
        isProblem(owner.get("/no/such/thing"), 404, "no-such-path");
    }

    @Test
    void idThatIsNoIdIs404() {
        assertThat(owner.get("/leads/12").status()).isEqualTo(404);
    }

    @Test
    void wrongMethodIs405() {
        assertThat(owner.put("/leads", Map.of()).status()).isEqualTo(405);
        assertThat(owner.put("/leads", Map.of()).header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void wrongContentTypeIs415() {
        assertThat(owner.with("Content-Type", "text/plain")
                        .post("/leads", "hello")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void missingPermissionIsNamed() {
        Answer answer = cohort.site(Cohort.DEMO, "student").get("/leads");
        isProblem(answer, 403, "permission-missing");
        assertThat(answer.text()).contains("lead:read");
    }

    @Test
    void brokenRulesAre422WithEachField() {
        Answer answer = owner.post("/leads", Map.of("lastName", "x".repeat(5_000), "email", "no mail"));
        isProblem(answer, 422, "invalid");
        assertThat(answer.json().path("errors").findValuesAsText("field")).contains("email");
    }

    @Test
    void createdLeadHasLocationAndEtag() {
        Answer answer = owner.post("/leads", Map.of("firstName", "Lena", "lastName", unique("Location")));
        assertThat(answer.with(201).header("Location"))
                .endsWith("/api/v1/leads/" + answer.json().path("id").asText());
        assertThat(answer.header("ETag")).isNotEmpty();
        assertThat(answer.json().path("number").asText()).startsWith("L-");
        assertThat(answer.json().path("score").path("badge").asText()).isNotEmpty();
        assertThat(answer.json().path("status").asText()).isEqualTo("new");
    }

    @Test
    void sameIdempotencyKeyGivesTheFirstAnswerAgain() {
        Site keyed = owner.with("Idempotency-Key", UUID.randomUUID().toString());
        String name = unique("Once");
        Map<String, Object> lead = Map.of("lastName", name);
        Answer first = keyed.post("/leads", lead).with(201);
        Answer second = keyed.post("/leads", lead).with(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(owner.get("/leads?count=true&q=" + name).json().path("total").asInt())
                .isOne();
    }

    @Test
    void sameIdempotencyKeyAtTheSameTimeMakesOne() throws Exception {
        String name = unique("Race");
        Site keyed = owner.with("Idempotency-Key", UUID.randomUUID().toString());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> calls =
                    java.util.Collections.nCopies(6, () -> keyed.post("/leads", Map.of("lastName", name)));
            for (Future<Answer> answer : threads.invokeAll(calls)) answer.get().with(201);
        }
        assertThat(owner.get("/leads?count=true&q=" + name).json().path("total").asInt())
                .isOne();
    }

    @Test
    void sameIdempotencyKeyForAnotherBodyIsRefused() {
        Site keyed = owner.with("Idempotency-Key", UUID.randomUUID().toString());
        keyed.post("/leads", Map.of("lastName", unique("Key"))).with(201);
        assertThat(keyed.post("/leads", Map.of("lastName", unique("Other"))).status())
                .isIn(409, 422);
    }

    @Test
    void changeNeedsTheCurrentVersion() {
        JsonNode lead = created(Map.of("lastName", unique("Version")));
        String path = "/leads/" + lead.path("id").asText();
        String version = owner.get(path).with(200).header("ETag");
        isProblem(owner.patch(path, Map.of("interest", "Piano")), 428, "if-match-missing");
        Answer changed = owner.with("If-Match", version)
                .patch(path, Map.of("interest", "Piano"))
                .with(200);
        assertThat(changed.json().path("interest").asText()).isEqualTo("Piano");
        assertThat(changed.header("ETag")).isNotEqualTo(version);
        isProblem(owner.with("If-Match", version).patch(path, Map.of("interest", "Violin")), 412, "stale-version");
        assertThat(owner.get(path).json().path("interest").asText()).isEqualTo("Piano");
    }

    @Test
    void mergePatchIsTakenByItsOwnMediaType() {
        JsonNode lead = created(Map.of("lastName", unique("Merge"), "interest", "Chess", "company", "Havelwerk"));
        JsonNode changed = owner.with("If-Match", "*")
                .with("Content-Type", "application/merge-patch+json")
                .patch("/leads/" + lead.path("id").asText(), "{\"interest\":null}")
                .with(200)
                .json();
        assertThat(changed.path("interest").isTextual()).isFalse();
        assertThat(changed.path("company").asText()).isEqualTo("Havelwerk");
    }

    @Test
    void nullInAPatchEmptiesTheField() {
        JsonNode lead = created(Map.of("lastName", unique("Null"), "interest", "Chess"));
        String path = "/leads/" + lead.path("id").asText();
        Answer changed = owner.with("If-Match", owner.get(path).header("ETag"))
                .patch(path, "{\"interest\":null}")
                .with(200);
        assertThat(changed.json().path("interest").isNull()
                        || changed.json().path("interest").isMissingNode())
                .isTrue();
    }

    @Test
    void pagesStayStableWhileRowsAreAdded() {
        String name = unique("Paged");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 12; i++)
            made.add(created(Map.of("firstName", "N" + i, "lastName", name))
                    .path("id")
                    .asText());
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            Answer page = owner.get("/leads?sort=-createdAt&limit=5&q=" + name + after)
                    .with(200);
            page.json().path("items").forEach(item -> seen.add(item.path("id").asText()));
            created(Map.of("firstName", "Late" + seen.size(), "lastName", name));
            after = page.json().path("next").isTextual()
                    ? "&after=" + page.json().path("next").asText()
                    : null;
        } while (after != null);
        assertThat(seen).containsExactlyElementsOf(made.reversed());
    }

    @ParameterizedTest
    @CsvSource({"limit=501,400", "limit=0,400", "limit=x,400", "after=forged,400", "sort=password,400", "shoe=43,400"})
    void listParametersThatMakeNoSenseAre400(String query, int status) {
        Answer answer = owner.get("/leads?" + query);
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Robert'); drop table lead; --",
                "' or '1'='1",
                "set role cohort_admin; select 1",
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "${jndi:ldap://x.example/a}",
                "=cmd|' /C calc'!A0",
                "100% _under\\score"
            })
    void everyTextIsStoredAndGivenBackAsItIs(String text) {
        String marker = unique("M");
        JsonNode lead = created(
                Map.of("firstName", text, "lastName", marker, "notes", text, "interest", text, "tags", List.of("t")));
        JsonNode read =
                owner.get("/leads/" + lead.path("id").asText()).with(200).json();
        assertThat(read.path("firstName").asText()).isEqualTo(text);
        assertThat(read.path("notes").asText()).isEqualTo(text);
        assertThat(read.path("interest").asText()).isEqualTo(text);
        String encoded = java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
        owner.get("/leads?q=" + encoded).with(200);
        owner.get("/leads?interest=" + encoded).with(200);
        assertThat(owner.get("/leads?sort=" + encoded).status()).isEqualTo(400);
        assertThat(owner.get("/leads?q=" + marker).json().path("items")).hasSize(1);
    }

    @Test
    void duplicateIsRefusedMadeOrMerged() {
        String email = unique("dup") + "@mail.example";
        Map<String, Object> lead = Map.of("firstName", "Dora", "lastName", "Double", "email", email);
        String first = created(lead).path("id").asText();
        Answer refused = owner.post("/leads", lead);
        isProblem(refused, 409, "duplicate-suspected");
        assertThat(refused.text()).contains(first);
        Answer merged = owner.post("/leads?onDuplicate=merge", lead).with(201);
        assertThat(merged.json().path("id").asText()).isEqualTo(first);
        Answer second = owner.post("/leads?onDuplicate=create", lead).with(201);
        assertThat(second.json().path("id").asText()).isNotEqualTo(first);
    }

    @Test
    void movedLeadHasItsHistoryAndItsPlaceOnTheBoard() {
        String name = unique("Mover");
        String id = created(Map.of("lastName", name)).path("id").asText();
        owner.post("/leads/" + id + "/status", Map.of("status", "contacted")).with(200);
        Answer lost = owner.post("/leads/" + id + "/status", Map.of("status", "lost"));
        assertThat(lost.status()).isEqualTo(422);
        assertThat(owner.get("/leads/" + id + "/timeline").with(200).text()).contains("contacted");
        JsonNode board = owner.get("/leads/board?q=" + name).with(200).json();
        JsonNode contacted = java.util.stream.StreamSupport.stream(
                        board.path("columns").spliterator(), false)
                .filter(column -> column.path("status").asText().equals("contacted"))
                .findFirst()
                .orElseThrow();
        assertThat(contacted.path("count").asInt()).isOne();
        assertThat(contacted.path("items").path(0).path("id").asText()).isEqualTo(id);
    }

    @Test
    void salespersonSeesTheOwnTeamsLeadsOnly() {
        String name = unique("Scope");
        String own = sales.post("/leads", Map.of("firstName", "Own", "lastName", name))
                .with(201)
                .json()
                .path("id")
                .asText();
        String nobodys = created(Map.of("firstName", "Nobodys", "lastName", name))
                .path("id")
                .asText();
        assertThat(sales.get("/leads?q=" + name).json().path("items").findValuesAsText("id"))
                .contains(own)
                .doesNotContain(nobodys);
        sales.get("/leads/" + nobodys).with(404);
        assertThat(owner.get("/leads?count=true&q=" + name).json().path("total").asInt())
                .isEqualTo(2);
    }

    @Test
    void enquiryOfAVisitorBecomesALead() {
        String name = unique("Visitor");
        Answer answer = cohort.site(Cohort.DEMO).post("/public/leads", Map.of("firstName", "Vera", "lastName", name));
        assertThat(answer.with(202).json().path("received").asText()).isNotEmpty();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        owner.get("/leads?q=" + name).json().path("items"))
                .hasSize(1));
    }

    @Test
    void enquiryWithTheHiddenFieldFilledInBecomesNone() {
        String name = unique("Robot");
        cohort.site(Cohort.DEMO)
                .post("/public/leads", Map.of("lastName", name, "website", "http://spam.example"))
                .with(202);
        assertThat(owner.get("/leads?q=" + name).json().path("items")).isEmpty();
    }

    @Test
    void everyChangeIsInTheAuditWithWhoAndWhat() {
        JsonNode lead = sales.post("/leads", Map.of("lastName", unique("Audited"), "interest", "Go"))
                .with(201)
                .json();
        String id = lead.path("id").asText();
        sales.with("If-Match", "*")
                .patch("/leads/" + id, Map.of("interest", "Chess"))
                .with(200);
        JsonNode lines = owner.get("/audit?record=lead:" + id).with(200).json().path("items");
        assertThat(lines.size()).isGreaterThanOrEqualTo(2);
        assertThat(lines.toString()).contains("Jonas Weber", "Chess");
        owner.get("/audit?record=nonsense").with(400);
    }

    @Test
    void refusedChangeLeavesNoTrace() {
        String name = unique("Untraced");
        owner.post("/leads", Map.of("lastName", name, "email", "no mail")).with(422);
        assertThat(owner.get("/audit?limit=100").with(200).text()).doesNotContain(name);
    }

    @Test
    void publicDoorsAreLimitedPerTenantAndAddress() {
        String slug = unique("rate");
        cohort.makeTenant(slug);
        Site visitor = cohort.site(slug);
        Answer first = visitor.post("/public/leads", Map.of("lastName", "Rate")).with(202);
        int limit = Integer.parseInt(first.header("RateLimit-Limit"));
        assertThat(first.header("RateLimit-Remaining")).isEqualTo(String.valueOf(limit - 1));
        assertThat(first.header("RateLimit-Reset")).isNotEmpty();
        Answer last = first;
        for (int i = 0; i < limit + 20 && last.status() == 202; i++)
            last = visitor.post("/public/leads", Map.of("lastName", "Rate" + i));
        isProblem(last, 429, "too-many-requests");
        assertThat(Integer.parseInt(last.header("Retry-After"))).isPositive();
        cohort.site(Cohort.CODELAB)
                .post("/public/leads", Map.of("lastName", unique("Elsewhere")))
                .with(202);
    }

    @Test
    void meTellsRolesPermissionsAndTenant() {
        JsonNode me = sales.get("/me").with(200).json();
        assertThat(me.path("roles").toString()).contains("sales");
        assertThat(me.path("permissions").has("lead:read")).isTrue();
        assertThat(me.path("tenant").path("slug").asText()).isEqualTo(Cohort.DEMO);
        assertThat(me.path("locale").asText()).isNotEmpty();
    }

    @Test
    void problemsSpeakTheCallersLanguage() {
        String german = owner.with("Accept-Language", "de")
                .get("/no/such/thing")
                .json()
                .path("title")
                .asText();
        String english = owner.with("Accept-Language", "en")
                .get("/no/such/thing")
                .json()
                .path("title")
                .asText();
        assertThat(german).isNotEqualTo(english);
    }
}
