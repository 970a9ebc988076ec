package dev.cohort.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.system.Calls.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
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
 * without a line in the tables of {@link Calls} fails the suite.
 */
@ExtendWith(Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("No operation is open to whom it is not meant for")
class IsolationIT {
    private final Cohort cohort;
    private final Records records;

    IsolationIT(Cohort cohort) {
        this.cohort = cohort;
        records = new Records(cohort, Cohort.DEMO);
    }

    @BeforeAll
    void theExampleModule() {
        cohort.site(Cohort.DEMO, "owner")
                .put("/modules/example", Map.of("enabled", true))
                .with(200);
    }

    @TestFactory
    @DisplayName("at a tenant's address")
    Stream<DynamicNode> atATenant() {
        return doors(Cohort.DEMO, "owner", Cohort.CODELAB, "owner", Calls.ofATenant(records));
    }

    @TestFactory
    @DisplayName("at the vendor's address")
    Stream<DynamicNode> atTheVendor() {
        return doors(Cohort.VENDOR, "operator", Cohort.DEMO, "owner", Calls.ofTheVendor());
    }

    private Stream<DynamicNode> doors(
            String slug, String reader, String other, String otherRole, Map<String, Call> calls) {
        String foreignToken = cohort.token(other, otherRole);
        String foreignSession = session(other, otherRole);
        String ownSession = session(slug, reader);
        Contract contract = new Contract(cohort.site(slug, reader));
        return operations(cohort.site(slug, reader)).stream().map(operation -> {
            Call call = calls.get(operation);
            if (call == null)
                return dynamicTest(operation, () -> {
                    throw new AssertionError("The isolation suite does not say how to call " + operation);
                });
            return dynamicContainer(
                    operation, tests(slug, operation, call, contract, foreignToken, foreignSession, ownSession));
        });
    }

    private List<DynamicNode> tests(
            String slug,
            String operation,
            Call call,
            Contract contract,
            String foreignToken,
            String foreignSession,
            String ownSession) {
        String method = operation.split(" ")[0];
        List<DynamicNode> tests = new ArrayList<>();
        Site site = cohort.site(slug);
        if (call.to().equals("visitors")) {
            tests.add(dynamicTest("anybody gets in", () -> in(operation, call, contract, send(site, method, call))));
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
        if (call.ofARecord())
            tests.add(dynamicTest(
                    "another tenant's owner finds no such record",
                    () -> refused(send(cohort.site(Cohort.CODELAB, "owner"), method, call), 404)));
        if (!call.to().isEmpty())
            tests.add(dynamicTest(
                    "who may gets in",
                    () -> in(operation, call, contract, send(cohort.site(slug, someone(slug, call)), method, call))));
        return tests;
    }

    /** Who may; of every member the one who may least. */
    private static String someone(String slug, Call call) {
        if (!call.to().equals("members")) return call.to();
        return slug.equals(Cohort.VENDOR) ? "operator" : "student";
    }

    private static Answer send(Site site, String method, Call call) {
        Site sender = method.equals("PATCH") ? site.with("If-Match", "*") : site;
        return sender.send(method, call.path().get(), call.body().get());
    }

    private static void refused(Answer answer, int... statuses) {
        assertThat(statuses).as("%s", answer).contains(answer.status());
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    /** The answer is the expected one, and what the document says of it. */
    private static void in(String operation, Call call, Contract contract, Answer answer) {
        if (call.answer() == 0) assertThat(answer.status()).as("%s", answer).isBetween(200, 299);
        else assertThat(answer.status()).as("%s", answer).isEqualTo(call.answer());
        if (answer.status() < 300) contract.check(operation, answer);
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
                .containsAll(Calls.ofATenant(records).keySet());
        assertThat(operations(cohort.site(Cohort.VENDOR, "operator")))
                .containsAll(Calls.ofTheVendor().keySet());
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
