package dev.cohort.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every operation that the API describes, tried by everybody who must not get in, and by one who may. A new operation
 * without a line in the tables below fails the suite.
 */
@ExtendWith(Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("No operation is open to whom it is not meant for")
class IsolationIT {
    private static final UUID NOBODYS = UUID.fromString("00000000-0000-4000-8000-000000000000");

    private final Cohort cohort;
    private String leadId = "";

    IsolationIT(Cohort cohort) {
        this.cohort = cohort;
    }

    /**
     * How an operation is called.
     *
     * @param to who may: {@code members} for every member, {@code visitors} for everybody, else a role
     * @param not a role that may not, if there is one
     */
    private record Call(String path, Supplier<Object> body, String to, String not) {
        static Call of(String path, String to, String not) {
            return new Call(path, () -> null, to, not);
        }

        static Call of(String path, Object body, String to, String not) {
            return new Call(path, () -> body, to, not);
        }
    }

    @BeforeAll
    void aLeadAndTheExampleModule() {
        Site owner = cohort.site(Cohort.DEMO, "owner");
        owner.put("/modules/example", Map.of("enabled", true)).with(200);
        leadId = owner.post("/leads", lead("isolation"))
                .with(201)
                .json()
                .path("id")
                .asText();
    }

    private static Map<String, Object> lead(String name) {
        return Map.of("firstName", "Iris", "lastName", name + " " + UUID.randomUUID());
    }

    private Map<String, Call> tenantCalls() {
        String lead = "/leads/" + leadId;
        Multipart file = new Multipart(
                "isolation.csv",
                "First name,Last name,Phone\nIda,Isolde,\n".getBytes(StandardCharsets.UTF_8),
                "{\"dryRun\":true}");
        return Map.ofEntries(
                Map.entry("GET /openapi.json", Call.of("/openapi.json", "members", "")),
                Map.entry("GET /me", Call.of("/me", "members", "")),
                Map.entry("GET /system/info", Call.of("/system/info", "members", "")),
                Map.entry("GET /system/jobs", Call.of("/system/jobs", "owner", "student")),
                Map.entry("GET /system/jobs/{id}", Call.of("/system/jobs/" + NOBODYS, "owner", "student")),
                Map.entry(
                        "POST /system/jobs/{id}/cancel",
                        Call.of("/system/jobs/" + NOBODYS + "/cancel", "owner", "student")),
                Map.entry("GET /audit", Call.of("/audit", "owner", "student")),
                Map.entry("GET /members", Call.of("/members", "sales", "student")),
                Map.entry("GET /modules", Call.of("/modules", "owner", "student")),
                Map.entry(
                        "PUT /modules/{id}", Call.of("/modules/example", Map.of("enabled", true), "owner", "manager")),
                Map.entry("GET /settings", Call.of("/settings", "owner", "manager")),
                Map.entry(
                        "PUT /settings/{key}",
                        Call.of("/settings/example.days-shown", Map.of("value", 30), "owner", "manager")),
                Map.entry("GET /leads", Call.of("/leads", "sales", "student")),
                Map.entry("POST /leads", new Call("/leads", () -> lead("walk"), "sales", "student")),
                Map.entry("GET /leads/{id}", Call.of(lead, "manager", "student")),
                // Without If-Match the one who may gets as far as 428.
                Map.entry("PATCH /leads/{id}", Call.of(lead, Map.of("interest", "Piano"), "manager", "student")),
                Map.entry("DELETE /leads/{id}", Call.of("/leads/" + NOBODYS, "manager", "sales")),
                Map.entry(
                        "POST /leads/{id}/status",
                        Call.of(lead + "/status", Map.of("status", "contacted"), "manager", "student")),
                Map.entry("GET /leads/{id}/timeline", Call.of(lead + "/timeline", "manager", "student")),
                Map.entry("GET /leads/{id}/score", Call.of(lead + "/score", "manager", "student")),
                Map.entry("GET /leads/board", Call.of("/leads/board", "sales", "student")),
                Map.entry("GET /leads/funnel", Call.of("/leads/funnel", "sales", "student")),
                Map.entry("GET /leads/statuses", Call.of("/leads/statuses", "sales", "student")),
                Map.entry("POST /public/leads", new Call("/public/leads", () -> lead("visitor"), "visitors", "")),
                Map.entry("GET /imports", Call.of("/imports", "sales", "student")),
                Map.entry("POST /imports", Call.of("/imports?recordType=lead", file, "sales", "student")),
                Map.entry("GET /imports/{id}", Call.of("/imports/" + NOBODYS, "sales", "student")),
                Map.entry("GET /imports/{id}/report", Call.of("/imports/" + NOBODYS + "/report", "sales", "student")),
                Map.entry(
                        "GET /imports/{id}/failures.csv",
                        Call.of("/imports/" + NOBODYS + "/failures.csv", "sales", "student")),
                Map.entry("POST /imports/{id}/cancel", Call.of("/imports/" + NOBODYS + "/cancel", "sales", "student")),
                Map.entry("GET /notifications", Call.of("/notifications", "members", "")),
                Map.entry(
                        "POST /notifications/{id}/read", Call.of("/notifications/" + NOBODYS + "/read", "members", "")),
                Map.entry("POST /notifications/read-all", Call.of("/notifications/read-all", "members", "")),
                Map.entry("GET /notices", Call.of("/notices", "sales", "student")),
                Map.entry("POST /notices", Call.of("/notices", Map.of("text", "Closed on Friday"), "manager", "sales")),
                Map.entry("POST /notices/clear", Call.of("/notices/clear", "manager", "sales")),
                Map.entry("DELETE /notices/{id}", Call.of("/notices/" + NOBODYS, "manager", "sales")));
    }

    /** The vendor's people have one role: there is none that may not. */
    private static Map<String, Call> vendorCalls() {
        return Map.ofEntries(
                Map.entry("GET /openapi.json", Call.of("/openapi.json", "members", "")),
                Map.entry("GET /me", Call.of("/me", "members", "")),
                Map.entry("GET /system/info", Call.of("/system/info", "members", "")),
                Map.entry("GET /system/jobs", Call.of("/system/jobs", "operator", "")),
                Map.entry("GET /system/jobs/{id}", Call.of("/system/jobs/" + NOBODYS, "operator", "")),
                Map.entry(
                        "POST /system/jobs/{id}/cancel",
                        Call.of("/system/jobs/" + NOBODYS + "/cancel", "operator", "")),
                Map.entry("GET /audit", Call.of("/audit", "operator", "")),
                Map.entry("GET /members", Call.of("/members", "operator", "")),
                // Modules belong to tenants: the operator holds no permission for the vendor's own.
                Map.entry("GET /modules", Call.of("/modules", "", "operator")),
                Map.entry("PUT /modules/{id}", Call.of("/modules/example", Map.of("enabled", true), "", "operator")),
                Map.entry("GET /settings", Call.of("/settings", "", "operator")),
                Map.entry("PUT /settings/{key}", Call.of("/settings/none", Map.of("value", 1), "", "operator")),
                Map.entry("GET /imports", Call.of("/imports", "members", "")),
                Map.entry(
                        "POST /imports",
                        Call.of(
                                "/imports?recordType=lead",
                                new Multipart("a.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), "{}"),
                                "members",
                                "")),
                Map.entry("GET /imports/{id}", Call.of("/imports/" + NOBODYS, "", "operator")),
                Map.entry("GET /imports/{id}/report", Call.of("/imports/" + NOBODYS + "/report", "", "operator")),
                Map.entry(
                        "GET /imports/{id}/failures.csv",
                        Call.of("/imports/" + NOBODYS + "/failures.csv", "", "operator")),
                Map.entry("POST /imports/{id}/cancel", Call.of("/imports/" + NOBODYS + "/cancel", "", "operator")),
                Map.entry("GET /notifications", Call.of("/notifications", "members", "")),
                Map.entry(
                        "POST /notifications/{id}/read", Call.of("/notifications/" + NOBODYS + "/read", "members", "")),
                Map.entry("POST /notifications/read-all", Call.of("/notifications/read-all", "members", "")),
                Map.entry("GET /tenants", Call.of("/tenants", "operator", "")),
                Map.entry(
                        "POST /tenants",
                        Call.of(
                                "/tenants",
                                Map.of("slug", "!", "name", "x", "ownerEmail", "x@x.example"),
                                "operator",
                                "")),
                Map.entry("GET /tenants/{slug}", Call.of("/tenants/demo", "operator", "")),
                Map.entry("POST /tenants/{slug}/suspend", Call.of("/tenants/nobody/suspend", "operator", "")),
                Map.entry("POST /tenants/{slug}/resume", Call.of("/tenants/nobody/resume", "operator", "")));
    }

    @TestFactory
    @DisplayName("at a tenant's address")
    Stream<DynamicNode> atATenant() {
        return doors(Cohort.DEMO, "owner", Cohort.CODELAB, "owner", tenantCalls());
    }

    @TestFactory
    @DisplayName("at the vendor's address")
    Stream<DynamicNode> atTheVendor() {
        return doors(Cohort.VENDOR, "operator", Cohort.DEMO, "owner", vendorCalls());
    }

    private Stream<DynamicNode> doors(
            String slug, String reader, String other, String otherRole, Map<String, Call> calls) {
        String foreignToken = cohort.token(other, otherRole);
        String foreignSession = session(other, otherRole);
        String ownSession = session(slug, reader);
        return operations(cohort.site(slug, reader)).stream().map(operation -> {
            Call call = calls.get(operation);
            if (call == null)
                return dynamicTest(operation, () -> {
                    throw new AssertionError("The isolation suite does not say how to call " + operation);
                });
            return dynamicContainer(
                    operation, tests(slug, operation.split(" ")[0], call, foreignToken, foreignSession, ownSession));
        });
    }

    private List<DynamicNode> tests(
            String slug, String method, Call call, String foreignToken, String foreignSession, String ownSession) {
        List<DynamicNode> tests = new ArrayList<>();
        Site site = cohort.site(slug);
        if (call.to().equals("visitors")) {
            tests.add(dynamicTest("anybody gets in", () -> in(send(site, method, call))));
            return tests;
        }
        tests.add(dynamicTest("no token", () -> refused(send(site, method, call), 401)));
        tests.add(dynamicTest(
                "another tenant's token", () -> refused(send(site.token(foreignToken), method, call), 401, 403)));
        tests.add(dynamicTest(
                "another tenant's session",
                () -> refused(send(site.with("Cookie", foreignSession), method, call), 401)));
        tests.add(dynamicTest(
                "a session instead of a token",
                () -> refused(send(site.with("Cookie", ownSession), method, call), 401)));
        if (!call.not().isEmpty())
            tests.add(dynamicTest(call.not() + " has no permission", () -> {
                Answer answer = send(cohort.site(slug, call.not()), method, call);
                refused(answer, 403, 404);
                if (answer.status() == 403) assertThat(answer.code()).isEqualTo("permission-missing");
            }));
        if (call.to().equals("members") && !slug.equals(Cohort.VENDOR))
            tests.add(dynamicTest("every member gets in", () -> in(send(cohort.site(slug, "student"), method, call))));
        else if (!call.to().isEmpty())
            tests.add(dynamicTest(
                    "who may gets in",
                    () -> in(send(
                            cohort.site(slug, call.to().equals("members") ? "operator" : call.to()), method, call))));
        return tests;
    }

    private static Answer send(Site site, String method, Call call) {
        return site.send(method, call.path(), call.body().get());
    }

    private static void refused(Answer answer, int... statuses) {
        assertThat(statuses).as("%s", answer).contains(answer.status());
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    private static void in(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isNotIn(401, 403).isLessThan(500);
    }

    /** {@code GET /leads/{id}} for each operation of the document. */
    private static TreeSet<String> operations(Site site) {
        JsonNode document = site.get("/openapi.json").with(200).json();
        TreeSet<String> operations = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (List.of("get", "post", "put", "patch", "delete").contains(operation.getKey()))
                        operations.add(operation.getKey().toUpperCase(java.util.Locale.ROOT) + " "
                                + path.getKey().replaceFirst("^/api/v1", ""));
                }));
        assertThat(operations).hasSizeGreaterThan(10);
        return operations;
    }

    /** The session cookie of somebody who has logged in by the login page. */
    private String session(String slug, String role) {
        Browser browser = cohort.browser();
        String url = "http://" + slug + ".localhost:" + cohort.port() + "/";
        browser.login(url, Cohort.login(slug, role));
        String id = browser.cookie(url, "JSESSIONID");
        assertThat(id).as("session of %s", slug).isNotEmpty();
        return "JSESSIONID=" + id;
    }

    @Test
    @DisplayName("The tables name nothing that is gone")
    void theTablesNameNothingThatIsGone() {
        assertThat(operations(cohort.site(Cohort.DEMO, "owner")))
                .containsAll(tenantCalls().keySet());
        assertThat(operations(cohort.site(Cohort.VENDOR, "operator")))
                .containsAll(vendorCalls().keySet());
    }

    @Test
    @DisplayName("A record of one tenant does not exist at another, whoever asks")
    void aRecordOfOneTenantDoesNotExistAtAnother() {
        Site codelab = cohort.site(Cohort.CODELAB, "owner");
        for (String path : List.of("/leads/" + leadId, "/leads/" + leadId + "/timeline", "/leads/" + leadId + "/score"))
            codelab.get(path).with(404);
        codelab.with("If-Match", "*")
                .patch("/leads/" + leadId, Map.of("interest", "x"))
                .with(404);
        codelab.delete("/leads/" + leadId).with(404);
        codelab.post("/leads/" + leadId + "/status", Map.of("status", "contacted"))
                .with(404);
        cohort.site(Cohort.DEMO, "owner").get("/leads/" + leadId).with(200);
    }

    @Test
    @DisplayName("Lists, search and audit of one tenant hold nothing of another's")
    void listsHoldNothingOfAnothers() {
        String name = "Zyxwv" + UUID.randomUUID().toString().substring(0, 8);
        cohort.site(Cohort.DEMO, "owner")
                .post("/leads", Map.of("lastName", name))
                .with(201);
        assertThat(cohort.site(Cohort.DEMO, "owner")
                        .get("/leads?q=" + name)
                        .json()
                        .path("items"))
                .hasSize(1);
        Site codelab = cohort.site(Cohort.CODELAB, "owner");
        assertThat(codelab.get("/leads?q=" + name).with(200).json().path("items"))
                .isEmpty();
        assertThat(codelab.get("/audit?limit=500").with(200).text()).doesNotContain(name);
        assertThat(codelab.get("/leads/board").with(200).text()).doesNotContain(name);
    }

    @Test
    @DisplayName("A tenant's address has no vendor doors, and the vendor's no leads")
    void tenantsHaveNoVendorDoors() {
        cohort.site(Cohort.DEMO, "owner").get("/tenants").with(404);
        assertThat(cohort.site(Cohort.VENDOR, "operator").get("/leads").status())
                .isIn(403, 404);
    }
}
