package dev.cohort.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Records of a tenant for suites that call each operation on one: its manager's, made when first asked for. */
final class Records {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Site manager;
    private final Site owner;
    private final Supplier<String> lead = once(this::newLead);
    private final Supplier<String> otherPerson = once(this::newPerson);
    private final Supplier<String> mergedPerson = once(this::newMerge);
    private final Supplier<String> organization = once(this::newOrganization);
    private final Supplier<String> pair = once(this::newPair);
    private final Supplier<String> settledPair = once(this::newSettledPair);
    private final Supplier<String> anImport = once(this::newImport);
    private final Supplier<String> enquiry = once(this::newEnquiry);
    private final Supplier<String> assignmentRule = once(this::newAssignmentRule);
    private final Supplier<String> form = once(this::newForm);
    private final Site visitor;

    Records(Cohort cohort, String slug) {
        manager = cohort.site(slug, "manager");
        owner = cohort.site(slug, "owner");
        visitor = cohort.site(slug);
    }

    String lead() {
        return lead.get();
    }

    String newLead() {
        return made(manager.post("/leads", Calls.lead("isolation")).with(201));
    }

    String otherPerson() {
        return otherPerson.get();
    }

    String newPerson() {
        return made(manager.post("/persons", person("isolation")).with(201));
    }

    /** Nobody else bears this name. */
    static Map<String, Object> person(String name) {
        return Map.of("firstName", "Pia", "lastName", name + " " + UUID.randomUUID());
    }

    /** One that another one was merged into. */
    String mergedPerson() {
        return mergedPerson.get();
    }

    private String newMerge() {
        String id = newPerson();
        manager.post("/persons/" + id + "/merge", Map.of("with", newPerson())).with(200);
        return id;
    }

    String organization() {
        return organization.get();
    }

    String newOrganization() {
        return made(
                manager.post("/organizations", Map.of("name", "Isolation Ltd")).with(201));
    }

    /** Two who may be one, as the scan has found them. */
    String pair() {
        return pair.get();
    }

    private String newPair() {
        Map<String, Object> twice =
                Map.of("firstName", "Pia", "lastName", "Pair", "email", UUID.randomUUID() + "@example.org");
        String one = made(manager.post("/persons", twice).with(201));
        manager.post("/persons", twice).with(201);
        scan(manager);
        for (JsonNode each : manager.get("/duplicates?state=open&sort=-foundAt&limit=500")
                .with(200)
                .json()
                .path("items"))
            if (each.path("first").path("personId").asText().equals(one)
                    || each.path("second").path("personId").asText().equals(one))
                return each.path("id").asText();
        throw new AssertionError("The scan did not find the pair");
    }

    /** Looks through everybody, from now to its end. */
    static void scan(Site manager) {
        await().atMost(PATIENCE).until(() -> !running(manager));
        manager.post("/duplicates/scan", null).with(202);
        await().atMost(PATIENCE).until(() -> !running(manager));
    }

    private static boolean running(Site manager) {
        return manager.get("/duplicates/scan").with(200).json().path("running").asBoolean();
    }

    String settledPair() {
        return settledPair.get();
    }

    private String newSettledPair() {
        String id = newPair();
        manager.post("/duplicates/" + id + "/dismiss", Map.of("kind", "not_duplicate"))
                .with(200);
        return id;
    }

    /** One that has ended; it made a lead. */
    String anImport() {
        return anImport.get();
    }

    String newImport() {
        Multipart file = new Multipart(
                "isolation.csv",
                "First name,Last name,Phone\nIda,Isolde,\n".getBytes(StandardCharsets.UTF_8),
                "{\"onDuplicate\":\"create\"}");
        String id = made(manager.post("/imports?recordType=lead", file).with(202));
        await().atMost(PATIENCE)
                .until(
                        () -> manager.get("/imports/" + id)
                                .with(200)
                                .json()
                                .path("state")
                                .asText(),
                        "done"::equals);
        return id;
    }

    /** The job of some import. */
    String job() {
        anImport();
        return first(owner.get("/system/jobs?state=done"));
    }

    /** What the manager was told of an import. */
    String notification() {
        anImport();
        return first(manager.get("/notifications"));
    }

    /** As it stands. */
    JsonNode pipeline() {
        return manager.get("/leads/pipeline").with(200).json();
    }

    String newHold() {
        return made(owner.post("/persons/" + newPerson() + "/holds", Map.of("reason", "in dispute"))
                .with(201));
    }

    /** The one that there can be of its scope, made anew. */
    String newPolicy() {
        return made(owner.post("/governance/policies", policy()).with(201));
    }

    /** One that forgets nobody; another of its scope makes room. */
    Map<String, Object> policy() {
        for (JsonNode known : owner.get("/governance/policies").with(200).json().path("items"))
            if (known.path("scope").asText().equals("open"))
                owner.delete("/governance/policies/" + known.path("id").asText());
        return Map.of("recordType", "lead", "scope", "open", "afterDays", 36_500);
    }

    String newBranch() {
        return made(owner.post("/branches", branch("isolation")).with(201));
    }

    static Map<String, Object> branch(String name) {
        return Map.of("name", name + " " + UUID.randomUUID(), "timeZone", "Asia/Tokyo", "region", "JP");
    }

    String newHoliday() {
        return made(owner.post("/holidays", holiday()).with(201));
    }

    /** On a day that hardly is one already. */
    static Map<String, Object> holiday() {
        long day = UUID.randomUUID().getLeastSignificantBits() & 0xfffff;
        return Map.of("date", LocalDate.of(2100, 1, 1).plusDays(day).toString(), "title", "Founding day");
    }

    /** An enquiry that could not be taken. */
    String enquiry() {
        return enquiry.get();
    }

    private String newEnquiry() {
        String name = "Wrong" + UUID.randomUUID().toString().substring(0, 8);
        visitor.post("/public/leads", Map.of("lastName", name, "email", "none@none"))
                .with(422);
        return first(manager.get("/inbox?state=failed&q=" + name));
    }

    String assignmentRule() {
        return assignmentRule.get();
    }

    String newAssignmentRule() {
        return made(manager.post("/assignment-rules", anAssignmentRule()).with(201));
    }

    /** A rule that is off and gives leads to the manager. */
    Map<String, Object> anAssignmentRule() {
        String me =
                manager.get("/me").with(200).json().path("member").path("id").asText();
        return Map.of("name", "Walk", "target", Map.of("kind", "member", "memberIds", List.of(me)));
    }

    /** The rules in the order in which they are. */
    Map<String, Object> assignmentOrder() {
        List<String> ids = new ArrayList<>();
        manager.get("/assignment-rules")
                .with(200)
                .json()
                .path("items")
                .forEach(each -> ids.add(each.path("id").asText()));
        return Map.of("ids", ids);
    }

    String form() {
        return form.get();
    }

    String newForm() {
        return made(manager.post("/enquiry-forms", aForm()).with(201));
    }

    static Map<String, Object> aForm() {
        return Map.of("key", "walk-" + UUID.randomUUID().toString().substring(0, 8), "name", "Walk");
    }

    String newTask() {
        return made(manager.post("/tasks", task("isolation")).with(201));
    }

    static Map<String, Object> task(String subject) {
        return Map.of("subject", subject, "dueOn", "2030-01-07", "dueTime", "09:30");
    }

    String newMeeting() {
        return made(manager.post("/meetings", meeting()).with(201));
    }

    static Map<String, Object> meeting() {
        return Map.of("title", "isolation", "start", "2034-01-09T10:00", "end", "2034-01-09T11:00");
    }

    /** The first meeting of a series. */
    String newSeries() {
        Map<String, Object> meeting = new java.util.HashMap<>(meeting());
        meeting.put("recurrence", "FREQ=DAILY;COUNT=2");
        return made(manager.post("/meetings", meeting).with(201));
    }

    /** A meeting to which the manager has invited a guest, with the path of that invitation. */
    String newInvitation() {
        Map<String, Object> meeting = new java.util.HashMap<>(meeting());
        meeting.put("invitees", java.util.List.of(Map.of("email", "guest@isolation.example")));
        JsonNode made = manager.post("/meetings", meeting).with(201).json();
        return made.path("id").asText() + "/invitees/"
                + made.path("invitees").get(0).path("id").asText();
    }

    static Map<String, Object> bookingPage(String slug) {
        return Map.of("slug", slug + "-isolation", "title", "Consultation", "durations", java.util.List.of(30));
    }

    String newReminder() {
        return made(manager.post("/reminders", reminder()).with(201));
    }

    static Map<String, Object> reminder() {
        return Map.of("text", "isolation", "dueAt", "2034-01-07T08:00:00Z");
    }

    String newRule() {
        return made(manager.post("/tasks/rules", rule()).with(201));
    }

    static Map<String, Object> rule() {
        return Map.of(
                "title", "isolation",
                "trigger", "task.overdue",
                "option", "900",
                "subject", "Ask {owner}",
                "dueIn", 1,
                "dueUnit", "working_days",
                "owner", "nobody");
    }

    /** The manager's own note, on a lead. */
    String newNote() {
        return made(manager.post("/activities", note(lead())).with(201));
    }

    static Map<String, Object> note(String leadId) {
        return Map.of("kind", "note", "body", "Asks for evenings", "recordType", "lead", "recordId", leadId);
    }

    /** The person behind the lead. */
    String person() {
        return manager.get("/leads/" + lead()).with(200).json().path("personId").asText();
    }

    /** One that waits for years. */
    String newMessage() {
        return made(manager.post("/messages", message(lead())).with(201));
    }

    String newMessageFile() {
        JsonNode message = manager.post("/messages", message(lead())).with(201).json();
        return message.path("id").asText() + "/files/"
                + message.path("files").path(0).path("id").asText();
    }

    String cancelledMessage() {
        String id = newMessage();
        manager.post("/messages/" + id + "/cancel", Map.of()).with(200);
        return id;
    }

    static Map<String, Object> message(String leadId) {
        return Map.of(
                "recordType",
                "lead",
                "recordId",
                leadId,
                "address",
                "isolation@example.org",
                "subject",
                "Your enquiry",
                "text",
                "Thank you for your enquiry.",
                "sendAt",
                "2030-01-07T09:00:00Z",
                "files",
                List.of(Map.of("name", "plan.txt", "mediaType", "text/plain", "content", "UGxhbg==")));
    }

    String newTemplate() {
        return made(manager.post("/templates", template()).with(201));
    }

    static Map<String, Object> template() {
        return Map.of(
                "name",
                "Isolation " + UUID.randomUUID(),
                "channel",
                "email",
                "language",
                "en",
                "purpose",
                "service",
                "subject",
                "Welcome",
                "body",
                "Hello {{person.firstName|there}}");
    }

    static Map<String, Object> purpose() {
        return Map.of(
                "key", "walk-" + UUID.randomUUID().toString().substring(0, 8), "title", "Photos", "basis", "consent");
    }

    String newField() {
        return made(manager.post("/custom-fields", field()).with(201));
    }

    static Map<String, Object> field() {
        return Map.of("recordType", "lead", "key", "Isolation " + UUID.randomUUID(), "kind", "text", "inForm", false);
    }

    String newBulk() {
        return made(manager.post("/leads/bulk", bulk(newLead())).with(202));
    }

    static Map<String, Object> bulk(String lead) {
        return Map.of("ids", List.of(lead), "changes", Map.of("addTags", List.of("isolation")));
    }

    static Map<String, Object> bulk(String record, String field, String value) {
        return Map.of("ids", List.of(record), "changes", Map.of("set", Map.of(field, value)));
    }

    String newTaskBulk() {
        return made(
                manager.post("/tasks/bulk", bulk(newTask(), "priority", "high")).with(202));
    }

    String newPersonBulk() {
        return made(
                manager.post("/persons/bulk", bulk(newPerson(), "city", "Gera")).with(202));
    }

    String newOrganizationBulk() {
        return made(manager.post("/organizations/bulk", bulk(newOrganization(), "city", "Gera"))
                .with(202));
    }

    String newDeletedOrganization() {
        String id = newOrganization();
        manager.delete("/organizations/" + id).with(204);
        return id;
    }

    String newFile() {
        return made(manager.post("/files?recordType=lead&recordId=" + lead(), file())
                .with(201));
    }

    String newDeletedFile() {
        String id = newFile();
        manager.delete("/files/" + id).with(204);
        return id;
    }

    static Multipart file() {
        return new Multipart("isolation.txt", "0123456789".getBytes(StandardCharsets.UTF_8), "");
    }

    String newView() {
        return made(manager.post("/views", view()).with(201));
    }

    static Map<String, Object> view() {
        return Map.of("list", "leads", "name", "Isolation", "query", "status=new&sort=-score");
    }

    String newNotice() {
        return made(manager.post("/notices", Map.of("text", "Closed on Friday")).with(201));
    }

    private static String made(Answer answer) {
        return answer.json().path("id").asText();
    }

    private static String first(Answer list) {
        JsonNode items = list.with(200).json().path("items");
        if (items.isEmpty()) throw new AssertionError("nothing is listed: " + list);
        return items.get(0).path("id").asText();
    }

    private static Supplier<String> once(Supplier<String> maker) {
        return new Supplier<>() {
            private String made = "";

            @Override
            public synchronized String get() {
                if (made.isEmpty()) made = maker.get();
                return made;
            }
        };
    }
}
