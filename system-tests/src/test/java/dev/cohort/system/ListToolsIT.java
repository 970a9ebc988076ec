package dev.cohort.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Running.class)
@DisplayName("Fields of its own, views, exports")
class ListToolsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Cohort cohort;

    ListToolsIT(Cohort cohort) {
        this.cohort = cohort;
    }

    private static String unique(String start) {
        return start + UUID.randomUUID().toString().substring(0, 8);
    }

    private String field(String key, String kind, List<String> choices) {
        return field("lead", key, kind, choices);
    }

    private String field(String recordType, String key, String kind, List<String> choices) {
        Site manager = cohort.site(Cohort.DEMO, "manager");
        List<Map<String, String>> options =
                choices.stream().map(value -> Map.of("value", value)).toList();
        return manager.post(
                        "/custom-fields",
                        Map.of("recordType", recordType, "key", key, "kind", kind, "choices", options, "inList", false))
                .with(201)
                .json()
                .path("id")
                .asText();
    }

    @Test
    void fieldIsCheckedAtEveryDoorAndFound() {
        String key = unique("Budget ");
        String name = unique("Money");
        field(key, "number", List.of());
        Site sales = cohort.site(Cohort.DEMO, "sales");
        JsonNode refused = sales.post("/leads", Map.of("lastName", name, "customFields", Map.of(key, "lots")))
                .with(422)
                .json();
        assertThat(refused.path("errors").path(0).path("code").asText()).isEqualTo("custom-number");
        sales.post("/leads", Map.of("lastName", name, "customFields", Map.of(key, "1250")))
                .with(201);
        String filter = ("custom." + key + ".gte").replace(" ", "%20");
        JsonNode found = sales.get("/leads?" + filter + "=1000&sort=-custom." + key.replace(" ", "%20"))
                .with(200)
                .json();
        assertThat(found.path("items").path(0).path("customFields").path(key).decimalValue())
                .isEqualByComparingTo("1250");
        sales.get("/leads?" + filter + "=lots").with(400);
        assertThat(sales.get("/leads?status=bogus")
                        .with(400)
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("unknown-filter-value");
    }

    @Test
    void importReadsAFieldsValuesAsItsKind() {
        String key = unique("Hours ");
        field(key, "number", List.of());
        Site sales = cohort.site(Cohort.DEMO, "sales");
        String file = "First name,Last name," + key + "\nIna,Good,12\nIvo,Bad,many\n";
        String id = sales.post(
                        "/imports?recordType=lead",
                        new Multipart(
                                "hours.csv", file.getBytes(StandardCharsets.UTF_8), "{\"onDuplicate\":\"create\"}"))
                .with(202)
                .json()
                .path("id")
                .asText();
        JsonNode done = await().atMost(PATIENCE)
                .until(
                        () -> sales.get("/imports/" + id).with(200).json(),
                        status -> status.path("state").asText().equals("done"));
        assertThat(done.path("created").asInt()).as("%s", done).isEqualTo(1);
        assertThat(done.path("failed").asInt()).as("%s", done).isEqualTo(1);
    }

    @Test
    void exportIsWhatTheListShowsAndComesBackAsASpreadsheet() {
        String name = unique("=Export");
        Site manager = cohort.site(Cohort.DEMO, "manager");
        manager.post("/leads", Map.of("firstName", "Ella", "lastName", name, "phone", "+49 30 901820"))
                .with(201);
        String list = "q=" + name.substring(1) + "&columns=firstName,lastName,phone";
        String csv = manager.get("/leads/export?" + list).with(200).text();
        assertThat(csv).contains("First name,Last name,Phone").contains("Ella,'" + name + ",+4930901820");
        byte[] sheet = manager.get("/leads/export?format=xlsx&" + list)
                .with(200)
                .response()
                .body();
        assertThat(new String(sheet, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
        JsonNode back = manager.post("/imports?recordType=lead", new Multipart("back.xlsx", sheet, "{\"dryRun\":true}"))
                .with(202)
                .json();
        JsonNode done = await().atMost(PATIENCE)
                .until(
                        () -> manager.get("/imports/" + back.path("id").asText())
                                .with(200)
                                .json(),
                        status -> status.path("state").asText().equals("done"));
        assertThat(done.path("read").asInt()).as("%s", done).isEqualTo(1);
        assertThat(done.path("skipped").asInt()).as("%s", done).isEqualTo(1);
    }

    @Test
    void manyAreChangedAfterALookAndPutBackUnlessChangedSince() {
        String name = unique("Bulk");
        Site manager = cohort.site(Cohort.DEMO, "manager");
        String one = manager.post("/leads", Map.of("lastName", name + " One"))
                .with(201)
                .json()
                .path("id")
                .asText();
        String two = manager.post("/leads", Map.of("lastName", name + " Two"))
                .with(201)
                .json()
                .path("id")
                .asText();
        Map<String, Object> changes = Map.of("status", "contacted", "set", Map.of("interest", "Piano"));
        Map<String, Object> order = Map.of("filter", "q=" + name, "changes", changes);
        JsonNode preview = manager.post(
                        "/leads/bulk", Map.of("filter", "q=" + name, "changes", changes, "dryRun", true))
                .with(202)
                .json();
        assertThat(preview.path("changed").asInt()).as("%s", preview).isEqualTo(2);
        assertThat(lead(manager, one).path("status").asText()).isEqualTo("new");
        JsonNode done = manager.post("/leads/bulk", order).with(202).json();
        assertThat(done.path("state").asText()).as("%s", done).isEqualTo("done");
        assertThat(done.path("changed").asInt()).as("%s", done).isEqualTo(2);
        assertThat(lead(manager, one).path("interest").asText()).isEqualTo("Piano");
        manager.post("/leads/" + two + "/status", Map.of("status", "interested"))
                .with(200);
        JsonNode undone = manager.post("/leads/bulk/" + done.path("id").asText() + "/undo", Map.of())
                .with(202)
                .json();
        assertThat(undone.path("restored").asInt()).as("%s", undone).isEqualTo(1);
        assertThat(undone.path("kept").asInt()).as("%s", undone).isEqualTo(1);
        assertThat(lead(manager, one).path("status").asText()).isEqualTo("new");
        assertThat(lead(manager, one).path("interest").isNull()).isTrue();
        assertThat(lead(manager, two).path("status").asText()).isEqualTo("interested");
        manager.post(
                        "/leads/bulk",
                        Map.of("ids", List.of(one), "changes", Map.of("set", Map.of("email", "x@y.example"))))
                .with(422);
    }

    @Test
    void moreThanFiveHundredAreChangedInTheBackgroundAndPutBack() {
        String name = unique("Many");
        Site manager = cohort.site(Cohort.DEMO, "manager");
        StringBuilder file = new StringBuilder("First name,Last name\n");
        for (int i = 0; i < 520; i++)
            file.append("Nr").append(i).append(',').append(name).append('\n');
        String id = manager.post(
                        "/imports?recordType=lead",
                        new Multipart(
                                "many.csv",
                                file.toString().getBytes(StandardCharsets.UTF_8),
                                "{\"onDuplicate\":\"create\"}"))
                .with(202)
                .json()
                .path("id")
                .asText();
        await().atMost(PATIENCE)
                .until(
                        () -> manager.get("/imports/" + id).with(200).json(),
                        status -> status.path("state").asText().equals("done"));
        JsonNode started = manager.post(
                        "/leads/bulk",
                        Map.of("filter", "q=" + name, "changes", Map.of("set", Map.of("interest", "Cello"))))
                .with(202)
                .json();
        assertThat(started.path("jobId").isNull()).as("%s", started).isFalse();
        JsonNode done = ended(manager, "/leads/bulk/" + started.path("id").asText(), "done");
        assertThat(done.path("changed").asInt()).as("%s", done).isEqualTo(520);
        assertThat(found(manager, "interest=Cello&q=" + name)).isEqualTo(520);
        manager.post("/leads/bulk/" + started.path("id").asText() + "/undo", Map.of())
                .with(202);
        JsonNode undone = ended(manager, "/leads/bulk/" + started.path("id").asText(), "undone");
        assertThat(undone.path("restored").asInt()).as("%s", undone).isEqualTo(520);
        assertThat(found(manager, "interest=Cello&q=" + name)).isZero();
    }

    private static JsonNode ended(Site site, String edit, String state) {
        return await().atMost(PATIENCE.multipliedBy(2))
                .until(
                        () -> site.get(edit).with(200).json(),
                        status -> status.path("state").asText().equals(state));
    }

    private static int found(Site site, String filter) {
        return site.get("/leads?count=true&limit=1&" + filter)
                .with(200)
                .json()
                .path("total")
                .asInt();
    }

    @Test
    void manyAreDeletedStandAmongTheDeletedAndComeBack() {
        String name = unique("Gone");
        Site manager = cohort.site(Cohort.DEMO, "manager");
        String one = manager.post("/leads", Map.of("lastName", name))
                .with(201)
                .json()
                .path("id")
                .asText();
        JsonNode done = manager.post("/leads/bulk", Map.of("ids", List.of(one), "changes", Map.of("delete", true)))
                .with(202)
                .json();
        assertThat(done.path("changed").asInt()).as("%s", done).isEqualTo(1);
        manager.get("/leads/" + one).with(404);
        JsonNode gone = manager.get("/deleted?recordType=lead&q=" + name)
                .with(200)
                .json()
                .path("items")
                .path(0);
        assertThat(gone.path("id").asText()).as("%s", gone).isEqualTo(one);
        assertThat(gone.path("deletedBy").asText()).isNotEmpty();
        manager.get("/deleted?recordType=spaceship").with(422);
        JsonNode undone = manager.post("/leads/bulk/" + done.path("id").asText() + "/undo", Map.of())
                .with(202)
                .json();
        assertThat(undone.path("restored").asInt()).as("%s", undone).isEqualTo(1);
        manager.get("/leads/" + one).with(200);
        assertThat(manager.get("/deleted?recordType=lead&q=" + name)
                        .with(200)
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void fieldsOfPeopleOrganizationsAndTasksAreKeptChangedAtOnceAndTakenAlong() {
        Site manager = cohort.site(Cohort.DEMO, "manager");
        Site owner = cohort.site(Cohort.DEMO, "owner");
        for (String path : List.of("persons", "organizations", "tasks")) {
            String type = path.substring(0, path.length() - 1);
            String key = unique("Level ");
            String name = unique("Own");
            field(type, key, "choice", List.of("A1", "B1"));
            String named = type.equals("task") ? "subject" : type.equals("person") ? "lastName" : "name";
            manager.post("/" + path, Map.of(named, name, "customFields", Map.of(key, "C7")))
                    .with(422);
            JsonNode unknown = manager.post("/" + path, Map.of(named, name, "customFields", Map.of("Nobody's", "1")))
                    .with(400)
                    .json();
            assertThat(unknown.path("code").asText()).isEqualTo("unknown-field");
            JsonNode made = manager.post("/" + path, Map.of(named, name, "customFields", Map.of(key, "a1")))
                    .with(201)
                    .json();
            assertThat(made.path("customFields").path(key).asText()).as(type).isEqualTo("A1");
            String id = made.path("id").asText();
            JsonNode many = manager.post(
                            "/" + path + "/bulk",
                            Map.of(
                                    "ids",
                                    List.of(id),
                                    "changes",
                                    Map.of("set", Map.of("customFields", Map.of(key, "B1")))))
                    .with(202)
                    .json();
            assertThat(many.path("changed").asInt()).as("%s", many).isEqualTo(1);
            String filter = "custom." + key.replace(" ", "%20");
            assertThat(manager.get("/" + path + "?" + filter + "=B1")
                            .with(200)
                            .json()
                            .path("items"))
                    .hasSize(1);
            assertThat(owner.get("/" + path + "/export?columns=" + named + "," + filter + "&id=" + id)
                            .with(200)
                            .text())
                    .contains(name + ",B1");
            manager.post("/" + path + "/bulk/" + many.path("id").asText() + "/undo", Map.of())
                    .with(202);
            JsonNode emptied = manager.with("If-Match", "*")
                    .patch("/" + path + "/" + id, Map.of(named, name + "x"))
                    .with(200)
                    .json();
            assertThat(emptied.path("customFields").path(key).asText()).as(type).isEqualTo("A1");
        }
    }

    @Test
    void tasksAndPeopleAreChangedManyAtATimeAndTakenAlong() {
        String name = unique("=Tasks");
        Site manager = cohort.site(Cohort.DEMO, "manager");
        JsonNode task = manager.post("/tasks", Map.of("subject", name, "dueOn", "2027-01-05"))
                .with(201)
                .json();
        String id = task.path("id").asText();
        Map<String, Object> changes =
                Map.of("status", "done", "set", Map.of("priority", "urgent", "dueOn", "2027-02-01"));
        JsonNode done = manager.post("/tasks/bulk", Map.of("ids", List.of(id), "changes", changes))
                .with(202)
                .json();
        assertThat(done.path("changed").asInt()).as("%s", done).isEqualTo(1);
        JsonNode now = manager.get("/tasks/" + id).with(200).json();
        assertThat(now.path("status").asText()).isEqualTo("done");
        assertThat(now.path("dueOn").asText()).isEqualTo("2027-02-01");
        manager.post("/tasks/bulk/" + done.path("id").asText() + "/undo", Map.of())
                .with(202);
        JsonNode back = manager.get("/tasks/" + id).with(200).json();
        assertThat(back.path("status").asText()).isEqualTo("open");
        assertThat(back.path("dueOn").asText()).isEqualTo("2027-01-05");
        assertThat(back.path("priority").asText()).isEqualTo("normal");
        String csv = manager.get("/tasks/export?columns=subject,dueAt&q=" + name.substring(1))
                .with(200)
                .text();
        assertThat(csv).contains("'" + name + ",2027-01-05");
        manager.get("/tasks/export?columns=password").with(400);

        String person = manager.post("/persons", Map.of("firstName", "Ada", "lastName", name))
                .with(201)
                .json()
                .path("id")
                .asText();
        JsonNode moved = manager.post(
                        "/persons/bulk",
                        Map.of("ids", List.of(person), "changes", Map.of("set", Map.of("city", "Gera"))))
                .with(202)
                .json();
        assertThat(moved.path("changed").asInt()).as("%s", moved).isEqualTo(1);
        assertThat(cohort.site(Cohort.DEMO, "owner")
                        .get("/persons/export?columns=lastName,city&q=" + name.substring(1))
                        .with(200)
                        .text())
                .contains("'" + name + ",Gera");
        manager.post("/persons/bulk/" + moved.path("id").asText() + "/undo", Map.of())
                .with(202);
        assertThat(manager.get("/persons/" + person)
                        .with(200)
                        .json()
                        .path("city")
                        .isNull())
                .isTrue();
    }

    private static JsonNode lead(Site site, String id) {
        return site.get("/leads/" + id).with(200).json();
    }

    @Test
    void historyOfTheOldSystemIsBroughtInAndTakenBack() {
        String name = unique("History");
        Site manager = cohort.site(Cohort.DEMO, "manager");
        JsonNode lead =
                manager.post("/leads", Map.of("lastName", name)).with(201).json();
        String file = "Lead number;Type;Date;Notes;Minutes\n"
                + lead.path("number").asText() + ";Anruf;03.02.2026 14:30;Asks for evenings;12\n"
                + "L-999999;Note;2026-02-04;Nobody;\n"
                + lead.path("number").asText() + ";Note;30.02.2026;No such day;\n";
        String id = manager.post(
                        "/imports?recordType=activity",
                        new Multipart("history.csv", file.getBytes(StandardCharsets.UTF_8), "{}"))
                .with(202)
                .json()
                .path("id")
                .asText();
        JsonNode done = await().atMost(PATIENCE)
                .until(
                        () -> manager.get("/imports/" + id).with(200).json(),
                        status -> status.path("state").asText().equals("done"));
        assertThat(done.path("created").asInt()).as("%s", done).isEqualTo(1);
        assertThat(done.path("skipped").asInt()).as("%s", done).isEqualTo(1);
        assertThat(done.path("failed").asInt()).as("%s", done).isEqualTo(1);
        String of = "/activities?recordType=lead&recordId=" + lead.path("id").asText();
        JsonNode call = manager.get(of).with(200).json().path("items").path(0);
        assertThat(call.path("kind").asText()).as("%s", call).isEqualTo("call");
        assertThat(call.path("durationMinutes").asInt()).isEqualTo(12);
        manager.post("/imports/" + id + "/undo", Map.of()).with(202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(manager.get(of).with(200).json().path("items"))
                        .isEmpty());
    }

    @Test
    void fileOnARecordIsSentWholeOrInPartsAndComesBackOnceDeleted() {
        Site manager = cohort.site(Cohort.DEMO, "manager");
        String lead = manager.post("/leads", Map.of("lastName", unique("File")))
                .with(201)
                .json()
                .path("id")
                .asText();
        String of = "/files?recordType=lead&recordId=" + lead;
        JsonNode file = manager.post(of, Records.file()).with(201).json();
        String id = file.path("id").asText();
        assertThat(file.path("size").asInt()).isEqualTo(10);
        Answer whole = manager.get("/files/" + id + "/content").with(200);
        assertThat(whole.text()).isEqualTo("0123456789");
        assertThat(whole.header("Content-Disposition")).startsWith("attachment");
        assertThat(whole.header("X-Content-Type-Options")).isEqualTo("nosniff");
        Answer part = manager.with("Range", "bytes=2-4")
                .get("/files/" + id + "/content")
                .with(206);
        assertThat(part.text()).isEqualTo("234");
        assertThat(part.header("Content-Range")).isEqualTo("bytes 2-4/10");
        assertThat(manager.with("Range", "bytes=-3")
                        .get("/files/" + id + "/content")
                        .with(206)
                        .text())
                .isEqualTo("789");
        manager.with("Range", "bytes=10-").get("/files/" + id + "/content").with(416);
        JsonNode mail = manager.post(
                        "/messages",
                        Map.of(
                                "recordType",
                                "lead",
                                "recordId",
                                lead,
                                "address",
                                "files@example.org",
                                "subject",
                                "Offer",
                                "text",
                                "Attached.",
                                "recordFiles",
                                List.of(id)))
                .with(201)
                .json();
        assertThat(mail.path("files").path(0).path("name").asText())
                .isEqualTo(file.path("name").asText());
        assertThat(mail.path("files").path(0).path("size").asInt()).isEqualTo(10);
        manager.post(of, new Multipart("run.exe", new byte[] {1}, "")).with(422);
        manager.delete("/files/" + id).with(204);
        manager.get("/files/" + id).with(404);
        manager.post("/files/" + id + "/restore", Map.of()).with(200);
        assertThat(manager.get(of).with(200).json().path("items")).hasSize(1);
    }

    @Test
    void largeFileIsSentWholeAndOverTheSeamsOfItsPieces() {
        Site manager = cohort.site(Cohort.DEMO, "manager");
        String lead = manager.post("/leads", Map.of("lastName", unique("Large")))
                .with(201)
                .json()
                .path("id")
                .asText();
        byte[] bytes = new byte[20 << 20];
        new Random(1).nextBytes(bytes);
        JsonNode file = manager.post("/files?recordType=lead&recordId=" + lead, new Multipart("large.zip", bytes, ""))
                .with(201)
                .json();
        assertThat(file.path("size").asInt()).isEqualTo(bytes.length);
        String content = "/files/" + file.path("id").asText() + "/content";
        assertThat(manager.get(content).with(200).response().body()).isEqualTo(bytes);
        int seam = 1 << 18;
        byte[] part = manager.with("Range", "bytes=" + (seam - 5) + "-" + (seam + 4))
                .get(content)
                .with(206)
                .response()
                .body();
        assertThat(part).isEqualTo(Arrays.copyOfRange(bytes, seam - 5, seam + 5));
    }

    @Test
    void cellOfTheListIsTypedInTakenBackAndTellsOfWhatSomebodyElseWrote() {
        String name = unique("Cell");
        Site manager = cohort.site(Cohort.DEMO, "manager");
        JsonNode lead = manager.post("/leads", Map.of("lastName", name, "interest", "Piano"))
                .with(201)
                .json();
        String id = lead.path("id").asText();
        try (Screen screen = new Screen(cohort, Cohort.DEMO, "manager")) {
            Page page = screen.open("leads?view=all&q=" + name);
            Locator step =
                    page.locator("vaadin-grid .due").locator("visible=true").first();
            Locator editor = page.locator(".cell-editor");
            step.dblclick();
            editor.locator("input").first().fill("Call her");
            page.keyboard().press("Enter");
            assertThat(editor).hasCount(0);
            assertThat(page.locator(".peek")).hasCount(0);
            assertThat(page.locator("vaadin-grid").getByText("Call her").first())
                    .isVisible();
            page.locator(".toast-undo").last().click();
            assertThat(page.locator("vaadin-grid").getByText("Call her")).hasCount(0);
            step.dblclick();
            editor.locator("input").first().fill("Mine");
            manager.with("If-Match", "*")
                    .patch("/leads/" + id, Map.of("nextStep", "Theirs"))
                    .with(200);
            page.keyboard().press("Enter");
            assertThat(page.locator(".cell-told")).containsText("Theirs");
            page.keyboard().press("Enter");
            assertThat(editor).hasCount(0);
            assertThat(lead(manager, id).path("nextStep").asText()).isEqualTo("Mine");
            page.keyboard().press("F2");
            assertThat(editor.locator("input").first()).isFocused();
            page.keyboard().press("Escape");
            assertThat(editor).hasCount(0);
            page.locator("vaadin-grid vaadin-checkbox").nth(1).click();
            page.locator(".export-choice vaadin-button").click();
            assertThat(page.getByText("Selected (1)")).isVisible();
            assertThat(page.getByText("All 1 in this list")).isVisible();
            String taken = text(page.waitForDownload(() -> page.locator("a.item[download]")
                    .locator("visible=true")
                    .first()
                    .click()));
            assertThat(taken).contains(name + ",New,").contains(",Mine,");
        }
    }

    private static String text(Download file) {
        try {
            return Files.readString(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void viewIsSavedFromThePageAndOpensAgain() {
        String view = unique("Hot ");
        Screen screen = new Screen(cohort, Cohort.DEMO, "manager");
        try {
            Page page = screen.open("leads?view=all&status=new");
            page.locator(".view-tools vaadin-button", new Page.LocatorOptions().setHasText("View"))
                    .click();
            page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Save view"))
                    .click();
            page.locator(".form vaadin-text-field input").first().fill(view);
            page.locator(".form-foot vaadin-button", new Page.LocatorOptions().setHasText("Save"))
                    .click();
            assertThat(page.locator(".tab.on", new Page.LocatorOptions().setHasText(view)))
                    .isVisible();
            screen.open("leads");
            assertThat(page.locator(".tab", new Page.LocatorOptions().setHasText(view))
                            .locator(".n"))
                    .hasText(Pattern.compile("[0-9]+\\+?"));
            page.locator(".tab", new Page.LocatorOptions().setHasText(view)).click();
            assertThat(page.locator(".chip .v").first()).hasText("New");
        } finally {
            screen.close();
        }
    }
}
