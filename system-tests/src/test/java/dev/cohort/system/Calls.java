package dev.cohort.system;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** How each operation of the API is called, and by whom: what the isolation suite walks. */
public final class Calls {
    private static final UUID NOBODYS = UUID.fromString("00000000-0000-4000-8000-000000000000");

    private Calls() {}

    /**
     * How an operation is called.
     *
     * @param path asked for at each call: what a call changes for good is a record of its own
     * @param to who may: {@code members} for every member, {@code visitors} for everybody, else a role
     * @param not a role that may not, if there is one
     * @param answer what who may gets: 0 for any success
     * @param ofARecord that the path names a record of the tenant, which another tenant must not find
     */
    record Call(Supplier<String> path, Supplier<Object> body, String to, String not, int answer, boolean ofARecord) {
        static Call of(String path, String to, String not) {
            return of(path, null, to, not);
        }

        static Call of(String path, Object body, String to, String not) {
            return new Call(() -> path, () -> body, to, not, 0, false);
        }

        static Call ofARecord(Supplier<String> path, Object body, String to, String not) {
            return new Call(path, () -> body, to, not, 0, true);
        }

        static Call ofARecord(Supplier<String> path, String to, String not) {
            return ofARecord(path, null, to, not);
        }

        Call body(Supplier<Object> other) {
            return new Call(path, other, to, not, answer, ofARecord);
        }

        Call answers(int status) {
            return new Call(path, body, to, not, status, ofARecord);
        }
    }

    /** {@code GET /leads/{id}} for each operation of a tenant's or the vendor's address. */
    public static Set<String> operations() {
        Set<String> operations = new TreeSet<>(ofATenant(null).keySet());
        operations.addAll(ofTheVendor().keySet());
        return operations;
    }

    static Map<String, Object> lead(String name) {
        return Map.of("firstName", "Iris", "lastName", name + " " + UUID.randomUUID());
    }

    /** A file that is only tried. */
    static Multipart tried() {
        return new Multipart(
                "isolation.csv",
                "First name,Last name,Phone\nIda,Isolde,\n".getBytes(StandardCharsets.UTF_8),
                "{\"dryRun\":true}");
    }

    static Map<String, Call> ofATenant(Records records) {
        return Map.ofEntries(
                Map.entry("GET /openapi.json", Call.of("/openapi.json", "members", "")),
                Map.entry("GET /me", Call.of("/me", "members", "")),
                Map.entry("GET /system/info", Call.of("/system/info", "members", "")),
                Map.entry("GET /system/jobs", Call.of("/system/jobs", "owner", "student")),
                Map.entry(
                        "GET /system/jobs/{id}",
                        Call.ofARecord(() -> "/system/jobs/" + records.job(), "owner", "student")),
                // It has ended: there is nothing left to stop.
                Map.entry(
                        "POST /system/jobs/{id}/cancel",
                        Call.ofARecord(() -> "/system/jobs/" + records.job() + "/cancel", "owner", "student")),
                Map.entry("GET /audit", Call.of("/audit", "owner", "student")),
                Map.entry("GET /members", Call.of("/members", "sales", "student")),
                Map.entry("GET /modules", Call.of("/modules", "owner", "student")),
                Map.entry(
                        "PUT /modules/{id}", Call.of("/modules/example", Map.of("enabled", true), "owner", "manager")),
                Map.entry("GET /settings", Call.of("/settings", "owner", "manager")),
                Map.entry(
                        "PUT /settings/{key}",
                        Call.of("/settings/example.days-shown", Map.of("value", 30), "owner", "manager")),
                Map.entry("GET /notifications", Call.of("/notifications", "members", "")),
                // The manager's: even another member of the tenant finds none.
                Map.entry(
                        "POST /notifications/{id}/read",
                        Call.ofARecord(
                                () -> "/notifications/" + records.notification() + "/read", "manager", "student")),
                Map.entry("POST /notifications/read-all", Call.of("/notifications/read-all", "members", "")),
                Map.entry("POST /notices/clear", Call.of("/notices/clear", "manager", "sales")),
                Map.entry("GET /custom-fields", Call.of("/custom-fields", "sales", "student")),
                Map.entry("GET /custom-fields/found", Call.of("/custom-fields/found", "manager", "sales")),
                Map.entry(
                        "POST /custom-fields",
                        Call.of("/custom-fields", "manager", "sales").body(Records::field)),
                Map.entry(
                        "POST /custom-fields/order",
                        Call.of(
                                "/custom-fields/order",
                                Map.of("recordType", "lead", "ids", List.of()),
                                "manager",
                                "sales")),
                Map.entry(
                        "GET /custom-fields/{id}",
                        Call.ofARecord(() -> "/custom-fields/" + records.newField(), "manager", "student")),
                Map.entry(
                        "GET /custom-fields/{id}/use",
                        Call.ofARecord(() -> "/custom-fields/" + records.newField() + "/use", "manager", "sales")),
                Map.entry(
                        "PATCH /custom-fields/{id}",
                        Call.ofARecord(
                                () -> "/custom-fields/" + records.newField(),
                                Map.of("archived", true),
                                "manager",
                                "sales")),
                Map.entry(
                        "DELETE /custom-fields/{id}",
                        Call.ofARecord(() -> "/custom-fields/" + records.newField(), "manager", "sales")),
                Map.entry(
                        "GET /files",
                        Call.ofARecord(
                                () -> "/files?recordType=lead&recordId=" + records.lead(), "manager", "student")),
                Map.entry(
                        "POST /files",
                        Call.ofARecord(
                                () -> "/files?recordType=lead&recordId=" + records.lead(),
                                Records.file(),
                                "manager",
                                "student")),
                Map.entry("GET /files/{id}", Call.ofARecord(() -> "/files/" + records.newFile(), "manager", "student")),
                Map.entry(
                        "GET /files/{id}/content",
                        Call.ofARecord(() -> "/files/" + records.newFile() + "/content", "manager", "student")),
                Map.entry(
                        "DELETE /files/{id}",
                        Call.ofARecord(() -> "/files/" + records.newFile(), "manager", "student")),
                Map.entry(
                        "POST /files/{id}/restore",
                        Call.ofARecord(() -> "/files/" + records.newDeletedFile() + "/restore", "manager", "student")),
                Map.entry("GET /views", Call.of("/views", "sales", "student")),
                Map.entry("POST /views", Call.of("/views", Records.view(), "sales", "student")),
                Map.entry(
                        "POST /views/order",
                        Call.of("/views/order", Map.of("list", "leads", "ids", List.of()), "sales", "student")),
                Map.entry("GET /views/{id}", Call.ofARecord(() -> "/views/" + records.newView(), "manager", "student")),
                Map.entry(
                        "PATCH /views/{id}",
                        Call.ofARecord(
                                () -> "/views/" + records.newView(), Map.of("name", "Other"), "manager", "student")),
                Map.entry(
                        "DELETE /views/{id}",
                        Call.ofARecord(() -> "/views/" + records.newView(), "manager", "student")),
                Map.entry(
                        "POST /leads/bulk",
                        Call.of("/leads/bulk", null, "manager", "student").body(() -> Records.bulk(records.lead()))),
                Map.entry(
                        "GET /leads/bulk/{id}",
                        Call.ofARecord(() -> "/leads/bulk/" + records.newBulk(), "manager", "student")),
                Map.entry(
                        "POST /leads/bulk/{id}/undo",
                        Call.ofARecord(() -> "/leads/bulk/" + records.newBulk() + "/undo", "manager", "student")),
                Map.entry("GET /leads/export", Call.of("/leads/export?limit=1", "manager", "sales")),
                Map.entry("GET /tasks/export", Call.of("/tasks/export?status=open", "manager", "sales")),
                Map.entry(
                        "POST /tasks/bulk",
                        Call.of("/tasks/bulk", null, "manager", "student")
                                .body(() -> Records.bulk(records.newTask(), "priority", "high"))),
                Map.entry(
                        "GET /tasks/bulk/{id}",
                        Call.ofARecord(() -> "/tasks/bulk/" + records.newTaskBulk(), "manager", "student")),
                Map.entry(
                        "POST /tasks/bulk/{id}/undo",
                        Call.ofARecord(() -> "/tasks/bulk/" + records.newTaskBulk() + "/undo", "manager", "student")),
                Map.entry("GET /persons/export", Call.of("/persons/export?city=Nowhere", "owner", "manager")),
                Map.entry(
                        "POST /persons/bulk",
                        Call.of("/persons/bulk", null, "manager", "student")
                                .body(() -> Records.bulk(records.newPerson(), "city", "Gera"))),
                Map.entry(
                        "GET /persons/bulk/{id}",
                        Call.ofARecord(() -> "/persons/bulk/" + records.newPersonBulk(), "manager", "student")),
                Map.entry(
                        "POST /persons/bulk/{id}/undo",
                        Call.ofARecord(
                                () -> "/persons/bulk/" + records.newPersonBulk() + "/undo", "manager", "student")),
                Map.entry("GET /organizations/export", Call.of("/organizations/export", "manager", "sales")),
                Map.entry(
                        "POST /organizations/bulk",
                        Call.of("/organizations/bulk", null, "manager", "student")
                                .body(() -> Records.bulk(records.newOrganization(), "city", "Gera"))),
                Map.entry(
                        "GET /organizations/bulk/{id}",
                        Call.ofARecord(
                                () -> "/organizations/bulk/" + records.newOrganizationBulk(), "manager", "student")),
                Map.entry(
                        "POST /organizations/bulk/{id}/undo",
                        Call.ofARecord(
                                () -> "/organizations/bulk/" + records.newOrganizationBulk() + "/undo",
                                "manager",
                                "student")),
                Map.entry(
                        "POST /organizations/{id}/restore",
                        Call.ofARecord(
                                () -> "/organizations/" + records.newDeletedOrganization() + "/restore",
                                "manager",
                                "sales")),
                Map.entry("GET /deleted", Call.of("/deleted?recordType=person", "manager", "sales")),
                Map.entry("GET /leads", Call.of("/leads", "sales", "student")),
                Map.entry("POST /leads", Call.of("/leads", "sales", "student").body(() -> lead("walk"))),
                Map.entry("GET /leads/{id}", Call.ofARecord(() -> "/leads/" + records.lead(), "manager", "student")),
                Map.entry(
                        "PATCH /leads/{id}",
                        Call.ofARecord(
                                () -> "/leads/" + records.lead(), Map.of("interest", "Piano"), "manager", "student")),
                Map.entry(
                        "DELETE /leads/{id}", Call.ofARecord(() -> "/leads/" + records.newLead(), "manager", "sales")),
                Map.entry(
                        "POST /leads/{id}/status",
                        Call.ofARecord(
                                () -> "/leads/" + records.newLead() + "/status",
                                Map.of("status", "contacted"),
                                "manager",
                                "student")),
                Map.entry(
                        "GET /leads/{id}/timeline",
                        Call.ofARecord(() -> "/leads/" + records.lead() + "/timeline", "manager", "student")),
                Map.entry(
                        "GET /leads/{id}/score",
                        Call.ofARecord(() -> "/leads/" + records.lead() + "/score", "manager", "student")),
                Map.entry("GET /leads/scoring", Call.of("/leads/scoring", "sales", "student")),
                Map.entry("GET /leads/scoring/rules", Call.of("/leads/scoring/rules", "sales", "student")),
                Map.entry(
                        "PUT /leads/scoring/rules",
                        Call.of("/leads/scoring/rules", Map.of("points", Map.of()), "manager", "sales")),
                Map.entry("POST /leads/scoring/train", Call.of("/leads/scoring/train", "manager", "sales")),
                Map.entry("GET /leads/pipeline", Call.of("/leads/pipeline", "sales", "student")),
                Map.entry(
                        "PUT /leads/pipeline",
                        Call.of("/leads/pipeline", "manager", "sales").body(() -> records.pipeline())),
                Map.entry("GET /leads/board", Call.of("/leads/board", "sales", "student")),
                Map.entry("GET /leads/funnel", Call.of("/leads/funnel", "sales", "student")),
                Map.entry("GET /leads/statuses", Call.of("/leads/statuses", "sales", "student")),
                Map.entry(
                        "POST /public/leads",
                        Call.of("/public/leads", "visitors", "").body(() -> lead("visitor"))),
                Map.entry("GET /inbox", Call.of("/inbox", "manager", "sales")),
                Map.entry("GET /inbox/counts", Call.of("/inbox/counts", "manager", "sales")),
                Map.entry("GET /inbox/{id}", Call.ofARecord(() -> "/inbox/" + records.enquiry(), "manager", "sales")),
                // It is still wrong: it fails once more.
                Map.entry(
                        "POST /inbox/{id}/replay",
                        Call.ofARecord(() -> "/inbox/" + records.enquiry() + "/replay", Map.of(), "manager", "sales")),
                Map.entry(
                        "POST /inbox/{id}/ignore",
                        Call.ofARecord(() -> "/inbox/" + records.enquiry() + "/ignore", "manager", "sales")),
                Map.entry("GET /leads/speed", Call.of("/leads/speed", "sales", "student")),
                Map.entry(
                        "GET /leads/{id}/touches",
                        Call.ofARecord(() -> "/leads/" + records.lead() + "/touches", "manager", "student")),
                Map.entry("GET /assignment-rules", Call.of("/assignment-rules", "manager", "sales")),
                Map.entry(
                        "POST /assignment-rules",
                        Call.of("/assignment-rules", "manager", "sales").body(() -> records.anAssignmentRule())),
                Map.entry(
                        "PUT /assignment-rules/order",
                        Call.of("/assignment-rules/order", "manager", "sales").body(() -> records.assignmentOrder())),
                Map.entry("POST /assignment-rules/try", Call.of("/assignment-rules/try", Map.of(), "manager", "sales")),
                Map.entry(
                        "GET /assignment-rules/{id}",
                        Call.ofARecord(() -> "/assignment-rules/" + records.assignmentRule(), "manager", "sales")),
                Map.entry(
                        "PATCH /assignment-rules/{id}",
                        Call.ofARecord(
                                () -> "/assignment-rules/" + records.assignmentRule(),
                                Map.of("name", "Walk"),
                                "manager",
                                "sales")),
                Map.entry(
                        "DELETE /assignment-rules/{id}",
                        Call.ofARecord(() -> "/assignment-rules/" + records.newAssignmentRule(), "manager", "sales")),
                Map.entry("GET /enquiry-forms", Call.of("/enquiry-forms", "manager", "sales")),
                Map.entry(
                        "POST /enquiry-forms",
                        Call.of("/enquiry-forms", "manager", "sales").body(Records::aForm)),
                Map.entry(
                        "GET /enquiry-forms/{id}",
                        Call.ofARecord(() -> "/enquiry-forms/" + records.form(), "manager", "sales")),
                Map.entry(
                        "PATCH /enquiry-forms/{id}",
                        Call.ofARecord(
                                () -> "/enquiry-forms/" + records.form(), Map.of("name", "Walk"), "manager", "sales")),
                Map.entry(
                        "DELETE /enquiry-forms/{id}",
                        Call.ofARecord(() -> "/enquiry-forms/" + records.newForm(), "manager", "sales")),
                Map.entry("GET /imports", Call.of("/imports", "sales", "student")),
                Map.entry("POST /imports", Call.of("/imports?recordType=lead", tried(), "sales", "student")),
                Map.entry(
                        "GET /imports/{id}",
                        Call.ofARecord(() -> "/imports/" + records.anImport(), "manager", "student")),
                Map.entry(
                        "GET /imports/{id}/report",
                        Call.ofARecord(() -> "/imports/" + records.anImport() + "/report", "manager", "student")),
                Map.entry(
                        "GET /imports/{id}/failures.csv",
                        Call.ofARecord(() -> "/imports/" + records.anImport() + "/failures.csv", "manager", "student")),
                // It has ended: there is nothing left to stop.
                Map.entry(
                        "POST /imports/{id}/cancel",
                        Call.ofARecord(() -> "/imports/" + records.anImport() + "/cancel", "manager", "student")),
                Map.entry(
                        "POST /imports/{id}/undo",
                        Call.ofARecord(() -> "/imports/" + records.newImport() + "/undo", "manager", "student")),
                Map.entry(
                        "GET /imports/{id}/kept.csv",
                        Call.ofARecord(() -> "/imports/" + records.anImport() + "/kept.csv", "manager", "student")),
                Map.entry("GET /persons", Call.of("/persons", "sales", "student")),
                Map.entry(
                        "POST /persons", Call.of("/persons", "sales", "student").body(() -> Records.person("walk"))),
                Map.entry(
                        "GET /persons/{id}",
                        Call.ofARecord(() -> "/persons/" + records.person(), "manager", "student")),
                Map.entry(
                        "PATCH /persons/{id}",
                        Call.ofARecord(
                                () -> "/persons/" + records.person(), Map.of("city", "Gera"), "manager", "student")),
                Map.entry(
                        "DELETE /persons/{id}",
                        Call.ofARecord(() -> "/persons/" + records.newPerson(), "manager", "sales")),
                Map.entry(
                        "POST /persons/{id}/restore",
                        Call.ofARecord(() -> "/persons/" + records.person() + "/restore", "manager", "sales")),
                Map.entry(
                        "GET /persons/{id}/merge",
                        Call.ofARecord(
                                () -> "/persons/" + records.person() + "/merge?with=" + records.otherPerson(),
                                "manager",
                                "sales")),
                Map.entry(
                        "POST /persons/{id}/merge",
                        Call.ofARecord(() -> "/persons/" + records.newPerson() + "/merge", "manager", "sales")
                                .body(() -> Map.of("with", records.newPerson()))),
                Map.entry(
                        "POST /persons/{id}/unmerge",
                        Call.ofARecord(
                                () -> "/persons/" + records.mergedPerson() + "/unmerge", Map.of(), "manager", "sales")),
                Map.entry("GET /organizations", Call.of("/organizations", "sales", "student")),
                Map.entry("POST /organizations", Call.of("/organizations", Map.of("name", "Walk"), "sales", "student")),
                Map.entry(
                        "GET /organizations/{id}",
                        Call.ofARecord(() -> "/organizations/" + records.organization(), "sales", "student")),
                Map.entry(
                        "PATCH /organizations/{id}",
                        Call.ofARecord(
                                () -> "/organizations/" + records.organization(),
                                Map.of("city", "Gera"),
                                "sales",
                                "student")),
                Map.entry(
                        "DELETE /organizations/{id}",
                        Call.ofARecord(() -> "/organizations/" + records.newOrganization(), "manager", "sales")),
                Map.entry("GET /duplicates", Call.of("/duplicates", "manager", "sales")),
                Map.entry(
                        "POST /duplicates/check",
                        Call.of("/duplicates/check", Records.person("check"), "sales", "student")),
                Map.entry("GET /duplicates/scan", Call.of("/duplicates/scan", "manager", "sales")),
                Map.entry("POST /duplicates/scan", Call.of("/duplicates/scan", "manager", "sales")),
                Map.entry(
                        "GET /duplicates/{id}",
                        Call.ofARecord(() -> "/duplicates/" + records.pair(), "manager", "sales")),
                Map.entry(
                        "POST /duplicates/{id}/dismiss",
                        Call.ofARecord(
                                () -> "/duplicates/" + records.pair() + "/dismiss",
                                Map.of("kind", "household"),
                                "manager",
                                "sales")),
                Map.entry(
                        "POST /duplicates/{id}/reopen",
                        Call.ofARecord(() -> "/duplicates/" + records.settledPair() + "/reopen", "manager", "sales")),
                Map.entry("GET /search", Call.of("/search?q=iris", "sales", "student")),
                Map.entry(
                        "POST /leads/{id}/restore",
                        Call.ofARecord(() -> "/leads/" + records.lead() + "/restore", "manager", "sales")),
                Map.entry("GET /activities", Call.of("/activities", "sales", "student")),
                Map.entry(
                        "POST /activities",
                        Call.of("/activities", "manager", "student").body(() -> Records.note(records.lead()))),
                Map.entry(
                        "GET /activities/{id}",
                        Call.ofARecord(() -> "/activities/" + records.newNote(), "manager", "student")),
                Map.entry(
                        "PATCH /activities/{id}",
                        Call.ofARecord(
                                () -> "/activities/" + records.newNote(),
                                Map.of("body", "Asks for mornings"),
                                "manager",
                                "student")),
                Map.entry("GET /quality/report", Call.of("/quality/report", "sales", "student")),
                Map.entry("GET /quality/rules", Call.of("/quality/rules", "sales", "student")),
                Map.entry("GET /quality/trend", Call.of("/quality/trend", "sales", "student")),
                Map.entry(
                        "GET /quality/records/{recordType}/{id}",
                        Call.ofARecord(() -> "/quality/records/person/" + records.person(), "manager", "student")),
                Map.entry(
                        "GET /persons/{id}/touches",
                        Call.ofARecord(() -> "/persons/" + records.person() + "/touches", "manager", "student")),
                Map.entry(
                        "GET /persons/{id}/messages",
                        Call.ofARecord(() -> "/persons/" + records.person() + "/messages", "manager", "student")),
                Map.entry(
                        "PUT /quality/rules",
                        Call.of("/quality/rules", Map.of("rules", List.of()), "manager", "sales")),
                Map.entry("GET /governance/policies", Call.of("/governance/policies", "manager", "sales")),
                Map.entry("GET /governance/policies/kinds", Call.of("/governance/policies/kinds", "manager", "sales")),
                Map.entry(
                        "POST /governance/policies",
                        Call.of("/governance/policies", "owner", "manager").body(() -> records.policy())),
                Map.entry(
                        "GET /governance/policies/{id}",
                        Call.ofARecord(() -> "/governance/policies/" + records.newPolicy(), "manager", "sales")),
                Map.entry(
                        "PATCH /governance/policies/{id}",
                        Call.ofARecord(
                                () -> "/governance/policies/" + records.newPolicy(),
                                Map.of("afterDays", 36_000),
                                "owner",
                                "manager")),
                Map.entry(
                        "DELETE /governance/policies/{id}",
                        Call.ofARecord(() -> "/governance/policies/" + records.newPolicy(), "owner", "manager")),
                Map.entry(
                        "GET /governance/policies/{id}/trial",
                        Call.ofARecord(
                                () -> "/governance/policies/" + records.newPolicy() + "/trial", "manager", "sales")),
                Map.entry("GET /governance/holds", Call.of("/governance/holds", "manager", "sales")),
                Map.entry(
                        "POST /governance/holds/{id}/end",
                        Call.ofARecord(() -> "/governance/holds/" + records.newHold() + "/end", "owner", "manager")),
                Map.entry("GET /governance/erasures", Call.of("/governance/erasures", "manager", "sales")),
                Map.entry(
                        "GET /persons/{id}/export",
                        Call.ofARecord(() -> "/persons/" + records.person() + "/export", "owner", "sales")),
                Map.entry(
                        "GET /persons/{id}/export.pdf",
                        Call.ofARecord(() -> "/persons/" + records.person() + "/export.pdf", "owner", "sales")),
                Map.entry(
                        "POST /persons/{id}/erase",
                        Call.ofARecord(
                                () -> "/persons/" + records.newPerson() + "/erase",
                                Map.of("reason", "asked for it"),
                                "owner",
                                "manager")),
                Map.entry(
                        "POST /persons/{id}/holds",
                        Call.ofARecord(
                                () -> "/persons/" + records.newPerson() + "/holds",
                                Map.of("reason", "in dispute"),
                                "owner",
                                "manager")),
                Map.entry("GET /branches", Call.of("/branches", "sales", "student")),
                Map.entry(
                        "POST /branches", Call.of("/branches", "owner", "sales").body(() -> Records.branch("walk"))),
                Map.entry(
                        "GET /branches/{id}",
                        Call.ofARecord(() -> "/branches/" + records.newBranch(), "sales", "student")),
                Map.entry(
                        "PATCH /branches/{id}",
                        Call.ofARecord(
                                () -> "/branches/" + records.newBranch(),
                                Map.of("phone", "+49 30 1"),
                                "owner",
                                "sales")),
                Map.entry("GET /holidays", Call.of("/holidays", "sales", "student")),
                Map.entry(
                        "POST /holidays", Call.of("/holidays", "owner", "sales").body(Records::holiday)),
                Map.entry(
                        "DELETE /holidays/{id}",
                        Call.ofARecord(() -> "/holidays/" + records.newHoliday(), "owner", "sales")),
                Map.entry("GET /meetings", Call.of("/meetings", "sales", "student")),
                Map.entry("POST /meetings", Call.of("/meetings", Records.meeting(), "sales", "student")),
                Map.entry(
                        "GET /meetings/{id}",
                        Call.ofARecord(() -> "/meetings/" + records.newMeeting(), "manager", "student")),
                Map.entry(
                        "PATCH /meetings/{id}",
                        Call.ofARecord(
                                () -> "/meetings/" + records.newMeeting(),
                                Map.of("title", "walk on"),
                                "manager",
                                "student")),
                Map.entry(
                        "GET /meetings/{id}/replan",
                        Call.ofARecord(
                                () -> "/meetings/" + records.newSeries()
                                        + "/replan?recurrence=FREQ%3DDAILY%3BCOUNT%3D3",
                                "manager",
                                "student")),
                Map.entry(
                        "POST /meetings/{id}/status",
                        Call.ofARecord(
                                () -> "/meetings/" + records.newMeeting() + "/status",
                                Map.of("status", "held"),
                                "manager",
                                "student")),
                Map.entry(
                        "POST /meetings/{id}/invitees/{invitee}/response",
                        Call.ofARecord(
                                () -> "/meetings/" + records.newInvitation() + "/response",
                                Map.of("response", "accepted"),
                                "manager",
                                "student")),
                Map.entry("GET /me/calendar-feed", Call.of("/me/calendar-feed", "sales", "student")),
                Map.entry("POST /me/calendar-feed", Call.of("/me/calendar-feed", "sales", "student")),
                Map.entry("DELETE /me/calendar-feed", Call.of("/me/calendar-feed", "sales", "student")),
                Map.entry("GET /me/booking-page", Call.of("/me/booking-page", "sales", "student")),
                Map.entry(
                        "PUT /me/booking-page",
                        Call.of("/me/booking-page", Records.bookingPage("walk"), "sales", "student")),
                Map.entry("GET /reminders", Call.of("/reminders", "sales", "student")),
                Map.entry("POST /reminders", Call.of("/reminders", Records.reminder(), "sales", "student")),
                Map.entry(
                        "GET /reminders/{id}",
                        Call.ofARecord(() -> "/reminders/" + records.newReminder(), "manager", "student")),
                Map.entry(
                        "PATCH /reminders/{id}",
                        Call.ofARecord(
                                () -> "/reminders/" + records.newReminder(),
                                Map.of("text", "walk on"),
                                "manager",
                                "student")),
                Map.entry(
                        "DELETE /reminders/{id}",
                        Call.ofARecord(() -> "/reminders/" + records.newReminder(), "manager", "student")),
                Map.entry(
                        "POST /reminders/{id}/complete",
                        Call.ofARecord(
                                () -> "/reminders/" + records.newReminder() + "/complete", "manager", "student")),
                Map.entry(
                        "POST /reminders/{id}/reopen",
                        Call.ofARecord(() -> "/reminders/" + records.newReminder() + "/reopen", "manager", "student")),
                Map.entry(
                        "POST /reminders/{id}/snooze",
                        Call.ofARecord(
                                () -> "/reminders/" + records.newReminder() + "/snooze",
                                Map.of("until", "2035-01-07T08:00:00Z"),
                                "manager",
                                "student")),
                Map.entry("GET /tasks/automation-stats", Call.of("/tasks/automation-stats", "sales", "student")),
                Map.entry("GET /tasks/triggers", Call.of("/tasks/triggers", "sales", "student")),
                Map.entry("GET /tasks/rules", Call.of("/tasks/rules", "sales", "student")),
                Map.entry("POST /tasks/rules", Call.of("/tasks/rules", Records.rule(), "manager", "sales")),
                Map.entry(
                        "POST /tasks/rules/try-out",
                        Call.of("/tasks/rules/try-out", Map.of("rule", Records.rule()), "manager", "sales")),
                Map.entry(
                        "GET /tasks/rules/{id}",
                        Call.ofARecord(() -> "/tasks/rules/" + records.newRule(), "manager", "student")),
                Map.entry(
                        "PATCH /tasks/rules/{id}",
                        Call.ofARecord(
                                () -> "/tasks/rules/" + records.newRule(),
                                Map.of("title", "walk on"),
                                "manager",
                                "sales")),
                Map.entry(
                        "DELETE /tasks/rules/{id}",
                        Call.ofARecord(() -> "/tasks/rules/" + records.newRule(), "manager", "sales")),
                Map.entry(
                        "POST /tasks/auto-create-for-leads",
                        Call.of("/tasks/auto-create-for-leads", Map.of("dryRun", true), "manager", "sales")),
                Map.entry("GET /tasks", Call.of("/tasks", "sales", "student")),
                Map.entry("POST /tasks", Call.of("/tasks", Records.task("walk"), "sales", "student")),
                Map.entry("GET /tasks/{id}", Call.ofARecord(() -> "/tasks/" + records.newTask(), "manager", "student")),
                Map.entry(
                        "PATCH /tasks/{id}",
                        Call.ofARecord(
                                () -> "/tasks/" + records.newTask(),
                                Map.of("subject", "walk on"),
                                "manager",
                                "student")),
                Map.entry(
                        "POST /tasks/{id}/status",
                        Call.ofARecord(
                                () -> "/tasks/" + records.newTask() + "/status",
                                Map.of("status", "done"),
                                "manager",
                                "student")),
                Map.entry("GET /messages", Call.of("/messages", "sales", "student")),
                Map.entry(
                        "POST /messages",
                        Call.of("/messages", "manager", "student").body(() -> Records.message(records.lead()))),
                Map.entry(
                        "GET /messages/{id}",
                        Call.ofARecord(() -> "/messages/" + records.newMessage(), "manager", "student")),
                Map.entry(
                        "GET /messages/{id}/files/{file}",
                        Call.ofARecord(() -> "/messages/" + records.newMessageFile(), "manager", "student")),
                Map.entry(
                        "POST /messages/{id}/cancel",
                        Call.ofARecord(() -> "/messages/" + records.newMessage() + "/cancel", "manager", "student")),
                Map.entry(
                        "POST /messages/{id}/retry",
                        Call.ofARecord(
                                () -> "/messages/" + records.cancelledMessage() + "/retry", "manager", "student")),
                Map.entry("GET /message-channels", Call.of("/message-channels", "sales", "student")),
                Map.entry("GET /templates", Call.of("/templates", "sales", "student")),
                Map.entry("GET /templates/variables", Call.of("/templates/variables", "sales", "student")),
                Map.entry(
                        "POST /templates",
                        Call.of("/templates", "manager", "sales").body(Records::template)),
                Map.entry(
                        "GET /templates/{id}",
                        Call.ofARecord(() -> "/templates/" + records.newTemplate(), "manager", "student")),
                Map.entry(
                        "PATCH /templates/{id}",
                        Call.ofARecord(
                                () -> "/templates/" + records.newTemplate(),
                                Map.of("subject", "Welcome, {{person.firstName|friend}}"),
                                "manager",
                                "sales")),
                Map.entry(
                        "DELETE /templates/{id}",
                        Call.ofARecord(() -> "/templates/" + records.newTemplate(), "manager", "sales")),
                Map.entry(
                        "POST /templates/{id}/preview",
                        Call.ofARecord(
                                () -> "/templates/" + records.newTemplate() + "/preview",
                                Map.of(),
                                "manager",
                                "student")),
                Map.entry(
                        "GET /persons/{id}/consents",
                        Call.ofARecord(() -> "/persons/" + records.person() + "/consents", "manager", "student")),
                Map.entry(
                        "POST /persons/{id}/consents",
                        Call.ofARecord(
                                () -> "/persons/" + records.person() + "/consents",
                                Map.of("purpose", "marketing", "state", "given"),
                                "manager",
                                "student")),
                Map.entry("GET /consent-purposes", Call.of("/consent-purposes", "members", "")),
                Map.entry(
                        "POST /consent-purposes",
                        Call.of("/consent-purposes", "owner", "manager").body(Records::purpose)),
                Map.entry("GET /consent-purposes/texts", Call.of("/consent-purposes/texts", "owner", "manager")),
                Map.entry(
                        "POST /consent-purposes/texts",
                        Call.of(
                                "/consent-purposes/texts",
                                Map.of("purpose", "recording", "language", "en", "body", "You may record me."),
                                "owner",
                                "manager")),
                Map.entry("GET /notification-preferences", Call.of("/notification-preferences", "members", "")),
                Map.entry(
                        "PUT /notification-preferences/{kind}",
                        Call.of(
                                "/notification-preferences/all",
                                Map.of("inApp", true, "email", "none"),
                                "members",
                                "")),
                Map.entry("GET /mail-account", Call.of("/mail-account", "owner", "manager")),
                Map.entry("PUT /mail-account", Call.of("/mail-account", Map.of(), "owner", "manager")),
                Map.entry("GET /mailbox", Call.of("/mailbox", "owner", "manager")),
                Map.entry("POST /mailbox/read", Call.of("/mailbox/read", "owner", "manager")),
                Map.entry("GET /notices", Call.of("/notices", "sales", "student")),
                Map.entry("POST /notices", Call.of("/notices", Map.of("text", "Closed on Friday"), "manager", "sales")),
                Map.entry(
                        "DELETE /notices/{id}",
                        Call.ofARecord(() -> "/notices/" + records.newNotice(), "manager", "sales")));
    }

    /** The vendor's people have one role: there is none that may not. */
    static Map<String, Call> ofTheVendor() {
        return Map.ofEntries(
                Map.entry("GET /openapi.json", Call.of("/openapi.json", "members", "")),
                Map.entry("GET /me", Call.of("/me", "members", "")),
                Map.entry("GET /system/info", Call.of("/system/info", "members", "")),
                Map.entry("GET /system/jobs", Call.of("/system/jobs", "operator", "")),
                Map.entry(
                        "GET /system/jobs/{id}",
                        Call.of("/system/jobs/" + NOBODYS, "operator", "").answers(404)),
                Map.entry(
                        "POST /system/jobs/{id}/cancel",
                        Call.of("/system/jobs/" + NOBODYS + "/cancel", "operator", "")
                                .answers(404)),
                Map.entry("GET /audit", Call.of("/audit", "operator", "")),
                Map.entry("GET /members", Call.of("/members", "operator", "")),
                Map.entry("GET /modules", Call.of("/modules", "operator", "")),
                Map.entry(
                        "POST /modules/verify",
                        Call.of("/modules/verify", Map.of("file", "nothing.jar"), "operator", "")
                                .answers(404)),
                // Modules are switched on at tenants: the operator holds no permission for the vendor's own.
                Map.entry("PUT /modules/{id}", Call.of("/modules/example", Map.of("enabled", true), "", "operator")),
                Map.entry("GET /settings", Call.of("/settings", "", "operator")),
                Map.entry("PUT /settings/{key}", Call.of("/settings/none", Map.of("value", 1), "", "operator")),
                Map.entry("GET /notifications", Call.of("/notifications", "members", "")),
                Map.entry(
                        "POST /notifications/{id}/read",
                        Call.of("/notifications/" + NOBODYS + "/read", "members", "")
                                .answers(404)),
                Map.entry("POST /notifications/read-all", Call.of("/notifications/read-all", "members", "")),
                Map.entry("GET /imports", Call.of("/imports", "", "operator")),
                Map.entry(
                        "POST /imports",
                        Call.of(
                                        "/imports?recordType=lead",
                                        new Multipart("a.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), "{}"),
                                        "members",
                                        "")
                                .answers(422)),
                Map.entry("GET /imports/{id}", Call.of("/imports/" + NOBODYS, "", "operator")),
                Map.entry("GET /imports/{id}/report", Call.of("/imports/" + NOBODYS + "/report", "", "operator")),
                Map.entry(
                        "GET /imports/{id}/failures.csv",
                        Call.of("/imports/" + NOBODYS + "/failures.csv", "", "operator")),
                Map.entry("POST /imports/{id}/cancel", Call.of("/imports/" + NOBODYS + "/cancel", "", "operator")),
                Map.entry("POST /imports/{id}/undo", Call.of("/imports/" + NOBODYS + "/undo", "", "operator")),
                Map.entry("GET /imports/{id}/kept.csv", Call.of("/imports/" + NOBODYS + "/kept.csv", "", "operator")),
                Map.entry("GET /persons", Call.of("/persons", "", "operator")),
                Map.entry("POST /persons", Call.of("/persons", Records.person("x"), "", "operator")),
                Map.entry("GET /persons/{id}", Call.of("/persons/" + NOBODYS, "", "operator")),
                Map.entry("PATCH /persons/{id}", Call.of("/persons/" + NOBODYS, Map.of("city", "x"), "", "operator")),
                Map.entry("DELETE /persons/{id}", Call.of("/persons/" + NOBODYS, "", "operator")),
                Map.entry("POST /persons/{id}/restore", Call.of("/persons/" + NOBODYS + "/restore", "", "operator")),
                Map.entry(
                        "GET /persons/{id}/merge",
                        Call.of("/persons/" + NOBODYS + "/merge?with=" + NOBODYS, "", "operator")),
                Map.entry(
                        "POST /persons/{id}/merge",
                        Call.of("/persons/" + NOBODYS + "/merge", Map.of("with", NOBODYS), "", "operator")),
                Map.entry(
                        "POST /persons/{id}/unmerge",
                        Call.of("/persons/" + NOBODYS + "/unmerge", Map.of(), "", "operator")),
                Map.entry("GET /organizations", Call.of("/organizations", "", "operator")),
                Map.entry("POST /organizations", Call.of("/organizations", Map.of("name", "x"), "", "operator")),
                Map.entry("GET /organizations/{id}", Call.of("/organizations/" + NOBODYS, "", "operator")),
                Map.entry(
                        "PATCH /organizations/{id}",
                        Call.of("/organizations/" + NOBODYS, Map.of("city", "x"), "", "operator")),
                Map.entry("DELETE /organizations/{id}", Call.of("/organizations/" + NOBODYS, "", "operator")),
                Map.entry("GET /duplicates", Call.of("/duplicates", "", "operator")),
                Map.entry("POST /duplicates/check", Call.of("/duplicates/check", Records.person("x"), "", "operator")),
                Map.entry("GET /duplicates/scan", Call.of("/duplicates/scan", "", "operator")),
                Map.entry("POST /duplicates/scan", Call.of("/duplicates/scan", "", "operator")),
                Map.entry("GET /duplicates/{id}", Call.of("/duplicates/" + NOBODYS, "", "operator")),
                Map.entry(
                        "POST /duplicates/{id}/dismiss",
                        Call.of("/duplicates/" + NOBODYS + "/dismiss", Map.of("kind", "household"), "", "operator")),
                Map.entry(
                        "POST /duplicates/{id}/reopen", Call.of("/duplicates/" + NOBODYS + "/reopen", "", "operator")),
                Map.entry("GET /search", Call.of("/search?q=x", "", "operator")),
                Map.entry("GET /activities", Call.of("/activities", "", "operator")),
                Map.entry("POST /activities", Call.of("/activities", Records.note(NOBODYS.toString()), "", "operator")),
                Map.entry("GET /activities/{id}", Call.of("/activities/" + NOBODYS, "", "operator")),
                Map.entry(
                        "PATCH /activities/{id}",
                        Call.of("/activities/" + NOBODYS, Map.of("body", "x"), "", "operator")),
                Map.entry("GET /quality/report", Call.of("/quality/report", "", "operator")),
                Map.entry("GET /quality/rules", Call.of("/quality/rules", "", "operator")),
                Map.entry("GET /quality/trend", Call.of("/quality/trend", "", "operator")),
                Map.entry(
                        "GET /quality/records/{recordType}/{id}",
                        Call.of("/quality/records/person/" + NOBODYS, "", "operator")),
                Map.entry("GET /persons/{id}/messages", Call.of("/persons/" + NOBODYS + "/messages", "", "operator")),
                Map.entry("PUT /quality/rules", Call.of("/quality/rules", Map.of("rules", List.of()), "", "operator")),
                Map.entry("GET /governance/policies", Call.of("/governance/policies", "", "operator")),
                Map.entry("GET /governance/policies/kinds", Call.of("/governance/policies/kinds", "", "operator")),
                Map.entry(
                        "POST /governance/policies",
                        Call.of(
                                "/governance/policies",
                                Map.of("recordType", "x", "scope", "x", "afterDays", 1),
                                "",
                                "operator")),
                Map.entry("GET /governance/policies/{id}", Call.of("/governance/policies/" + NOBODYS, "", "operator")),
                Map.entry(
                        "PATCH /governance/policies/{id}",
                        Call.of("/governance/policies/" + NOBODYS, Map.of("afterDays", 1), "", "operator")),
                Map.entry(
                        "DELETE /governance/policies/{id}", Call.of("/governance/policies/" + NOBODYS, "", "operator")),
                Map.entry(
                        "GET /governance/policies/{id}/trial",
                        Call.of("/governance/policies/" + NOBODYS + "/trial", "", "operator")),
                Map.entry("GET /governance/holds", Call.of("/governance/holds", "", "operator")),
                Map.entry(
                        "POST /governance/holds/{id}/end",
                        Call.of("/governance/holds/" + NOBODYS + "/end", "", "operator")),
                Map.entry("GET /governance/erasures", Call.of("/governance/erasures", "", "operator")),
                Map.entry("GET /persons/{id}/export", Call.of("/persons/" + NOBODYS + "/export", "", "operator")),
                Map.entry(
                        "GET /persons/{id}/export.pdf", Call.of("/persons/" + NOBODYS + "/export.pdf", "", "operator")),
                Map.entry(
                        "POST /persons/{id}/erase",
                        Call.of("/persons/" + NOBODYS + "/erase", Map.of("reason", "x"), "", "operator")),
                Map.entry(
                        "POST /persons/{id}/holds",
                        Call.of("/persons/" + NOBODYS + "/holds", Map.of("reason", "x"), "", "operator")),
                Map.entry("GET /branches", Call.of("/branches", "", "operator")),
                Map.entry("POST /branches", Call.of("/branches", Records.branch("x"), "", "operator")),
                Map.entry("GET /branches/{id}", Call.of("/branches/" + NOBODYS, "", "operator")),
                Map.entry(
                        "PATCH /branches/{id}", Call.of("/branches/" + NOBODYS, Map.of("phone", "1"), "", "operator")),
                Map.entry("GET /holidays", Call.of("/holidays", "", "operator")),
                Map.entry("POST /holidays", Call.of("/holidays", Records.holiday(), "", "operator")),
                Map.entry("DELETE /holidays/{id}", Call.of("/holidays/" + NOBODYS, "", "operator")),
                Map.entry("GET /meetings", Call.of("/meetings", "", "operator")),
                Map.entry("POST /meetings", Call.of("/meetings", Records.meeting(), "", "operator")),
                Map.entry("GET /meetings/{id}", Call.of("/meetings/" + NOBODYS, "", "operator")),
                Map.entry(
                        "PATCH /meetings/{id}", Call.of("/meetings/" + NOBODYS, Map.of("title", "x"), "", "operator")),
                Map.entry(
                        "GET /meetings/{id}/replan",
                        Call.of(
                                "/meetings/" + NOBODYS + "/replan?recurrence=FREQ%3DDAILY%3BCOUNT%3D3",
                                "",
                                "operator")),
                Map.entry(
                        "POST /meetings/{id}/status",
                        Call.of("/meetings/" + NOBODYS + "/status", Map.of("status", "held"), "", "operator")),
                Map.entry(
                        "POST /meetings/{id}/invitees/{invitee}/response",
                        Call.of(
                                "/meetings/" + NOBODYS + "/invitees/" + NOBODYS + "/response",
                                Map.of("response", "accepted"),
                                "",
                                "operator")),
                Map.entry("GET /me/calendar-feed", Call.of("/me/calendar-feed", "", "operator")),
                Map.entry("POST /me/calendar-feed", Call.of("/me/calendar-feed", "", "operator")),
                Map.entry("DELETE /me/calendar-feed", Call.of("/me/calendar-feed", "", "operator")),
                Map.entry("GET /me/booking-page", Call.of("/me/booking-page", "", "operator")),
                Map.entry(
                        "PUT /me/booking-page", Call.of("/me/booking-page", Records.bookingPage("x"), "", "operator")),
                Map.entry("GET /reminders", Call.of("/reminders", "", "operator")),
                Map.entry("POST /reminders", Call.of("/reminders", Records.reminder(), "", "operator")),
                Map.entry("GET /reminders/{id}", Call.of("/reminders/" + NOBODYS, "", "operator")),
                Map.entry(
                        "PATCH /reminders/{id}", Call.of("/reminders/" + NOBODYS, Map.of("text", "x"), "", "operator")),
                Map.entry("DELETE /reminders/{id}", Call.of("/reminders/" + NOBODYS, "", "operator")),
                Map.entry(
                        "POST /reminders/{id}/complete",
                        Call.of("/reminders/" + NOBODYS + "/complete", "", "operator")),
                Map.entry("POST /reminders/{id}/reopen", Call.of("/reminders/" + NOBODYS + "/reopen", "", "operator")),
                Map.entry(
                        "POST /reminders/{id}/snooze",
                        Call.of(
                                "/reminders/" + NOBODYS + "/snooze",
                                Map.of("until", "2035-01-07T08:00:00Z"),
                                "",
                                "operator")),
                Map.entry("GET /tasks/automation-stats", Call.of("/tasks/automation-stats", "", "operator")),
                Map.entry("GET /tasks/triggers", Call.of("/tasks/triggers", "", "operator")),
                Map.entry("GET /tasks/rules", Call.of("/tasks/rules", "", "operator")),
                Map.entry("POST /tasks/rules", Call.of("/tasks/rules", Records.rule(), "", "operator")),
                Map.entry(
                        "POST /tasks/rules/try-out",
                        Call.of("/tasks/rules/try-out", Map.of("rule", Records.rule()), "", "operator")),
                Map.entry("GET /tasks/rules/{id}", Call.of("/tasks/rules/" + NOBODYS, "", "operator")),
                Map.entry(
                        "PATCH /tasks/rules/{id}",
                        Call.of("/tasks/rules/" + NOBODYS, Map.of("title", "x"), "", "operator")),
                Map.entry("DELETE /tasks/rules/{id}", Call.of("/tasks/rules/" + NOBODYS, "", "operator")),
                Map.entry("GET /tasks", Call.of("/tasks", "", "operator")),
                Map.entry("POST /tasks", Call.of("/tasks", Records.task("x"), "", "operator")),
                Map.entry("GET /tasks/{id}", Call.of("/tasks/" + NOBODYS, "", "operator")),
                Map.entry("PATCH /tasks/{id}", Call.of("/tasks/" + NOBODYS, Map.of("subject", "x"), "", "operator")),
                Map.entry(
                        "POST /tasks/{id}/status",
                        Call.of("/tasks/" + NOBODYS + "/status", Map.of("status", "done"), "", "operator")),
                Map.entry("GET /messages", Call.of("/messages", "", "operator")),
                Map.entry("POST /messages", Call.of("/messages", Records.message(NOBODYS.toString()), "", "operator")),
                Map.entry("GET /messages/{id}", Call.of("/messages/" + NOBODYS, "", "operator")),
                Map.entry(
                        "GET /messages/{id}/files/{file}",
                        Call.of("/messages/" + NOBODYS + "/files/" + NOBODYS, "", "operator")),
                Map.entry("POST /messages/{id}/cancel", Call.of("/messages/" + NOBODYS + "/cancel", "", "operator")),
                Map.entry("POST /messages/{id}/retry", Call.of("/messages/" + NOBODYS + "/retry", "", "operator")),
                Map.entry("GET /message-channels", Call.of("/message-channels", "", "operator")),
                Map.entry("GET /templates", Call.of("/templates", "", "operator")),
                Map.entry("GET /templates/variables", Call.of("/templates/variables", "", "operator")),
                Map.entry("POST /templates", Call.of("/templates", Records.template(), "", "operator")),
                Map.entry("GET /templates/{id}", Call.of("/templates/" + NOBODYS, "", "operator")),
                Map.entry(
                        "PATCH /templates/{id}",
                        Call.of("/templates/" + NOBODYS, Map.of("subject", "x"), "", "operator")),
                Map.entry("DELETE /templates/{id}", Call.of("/templates/" + NOBODYS, "", "operator")),
                Map.entry(
                        "POST /templates/{id}/preview",
                        Call.of("/templates/" + NOBODYS + "/preview", Map.of(), "", "operator")),
                Map.entry("GET /persons/{id}/consents", Call.of("/persons/" + NOBODYS + "/consents", "", "operator")),
                Map.entry(
                        "POST /persons/{id}/consents",
                        Call.of(
                                "/persons/" + NOBODYS + "/consents",
                                Map.of("purpose", "marketing", "state", "given"),
                                "",
                                "operator")),
                Map.entry("GET /consent-purposes", Call.of("/consent-purposes", "members", "")),
                Map.entry("POST /consent-purposes", Call.of("/consent-purposes", Records.purpose(), "", "operator")),
                Map.entry("GET /consent-purposes/texts", Call.of("/consent-purposes/texts", "", "operator")),
                Map.entry(
                        "POST /consent-purposes/texts",
                        Call.of(
                                "/consent-purposes/texts",
                                Map.of("purpose", "recording", "language", "en", "body", "You may record me."),
                                "",
                                "operator")),
                Map.entry("GET /custom-fields", Call.of("/custom-fields", "", "operator")),
                Map.entry("GET /custom-fields/found", Call.of("/custom-fields/found", "", "operator")),
                Map.entry("POST /custom-fields", Call.of("/custom-fields", Records.field(), "", "operator")),
                Map.entry(
                        "POST /custom-fields/order",
                        Call.of(
                                "/custom-fields/order",
                                Map.of("recordType", "lead", "ids", List.of()),
                                "",
                                "operator")),
                Map.entry("GET /custom-fields/{id}", Call.of("/custom-fields/" + NOBODYS, "", "operator")),
                Map.entry("GET /custom-fields/{id}/use", Call.of("/custom-fields/" + NOBODYS + "/use", "", "operator")),
                Map.entry(
                        "PATCH /custom-fields/{id}",
                        Call.of("/custom-fields/" + NOBODYS, Map.of("archived", true), "", "operator")),
                Map.entry("DELETE /custom-fields/{id}", Call.of("/custom-fields/" + NOBODYS, "", "operator")),
                Map.entry("GET /tasks/export", Call.of("/tasks/export", "", "operator")),
                Map.entry(
                        "POST /tasks/bulk",
                        Call.of("/tasks/bulk", Records.bulk(NOBODYS.toString(), "priority", "high"), "", "operator")),
                Map.entry("GET /tasks/bulk/{id}", Call.of("/tasks/bulk/" + NOBODYS, "", "operator")),
                Map.entry("POST /tasks/bulk/{id}/undo", Call.of("/tasks/bulk/" + NOBODYS + "/undo", "", "operator")),
                Map.entry("GET /persons/export", Call.of("/persons/export", "", "operator")),
                Map.entry(
                        "POST /persons/bulk",
                        Call.of("/persons/bulk", Records.bulk(NOBODYS.toString(), "city", "Gera"), "", "operator")),
                Map.entry("GET /persons/bulk/{id}", Call.of("/persons/bulk/" + NOBODYS, "", "operator")),
                Map.entry(
                        "POST /persons/bulk/{id}/undo", Call.of("/persons/bulk/" + NOBODYS + "/undo", "", "operator")),
                Map.entry("GET /organizations/export", Call.of("/organizations/export", "", "operator")),
                Map.entry(
                        "POST /organizations/bulk",
                        Call.of(
                                "/organizations/bulk",
                                Records.bulk(NOBODYS.toString(), "city", "Gera"),
                                "",
                                "operator")),
                Map.entry("GET /organizations/bulk/{id}", Call.of("/organizations/bulk/" + NOBODYS, "", "operator")),
                Map.entry(
                        "POST /organizations/bulk/{id}/undo",
                        Call.of("/organizations/bulk/" + NOBODYS + "/undo", "", "operator")),
                Map.entry(
                        "POST /organizations/{id}/restore",
                        Call.of("/organizations/" + NOBODYS + "/restore", "", "operator")),
                Map.entry("GET /deleted", Call.of("/deleted?recordType=person", "", "operator")),
                Map.entry("GET /files", Call.of("/files?recordType=lead&recordId=" + NOBODYS, "", "operator")),
                Map.entry(
                        "POST /files",
                        Call.of("/files?recordType=lead&recordId=" + NOBODYS, Records.file(), "", "operator")),
                Map.entry("GET /files/{id}", Call.of("/files/" + NOBODYS, "", "operator")),
                Map.entry("GET /files/{id}/content", Call.of("/files/" + NOBODYS + "/content", "", "operator")),
                Map.entry("DELETE /files/{id}", Call.of("/files/" + NOBODYS, "", "operator")),
                Map.entry("POST /files/{id}/restore", Call.of("/files/" + NOBODYS + "/restore", "", "operator")),
                Map.entry("GET /views", Call.of("/views", "", "operator")),
                Map.entry("POST /views", Call.of("/views", Records.view(), "", "operator")),
                Map.entry(
                        "POST /views/order",
                        Call.of("/views/order", Map.of("list", "leads", "ids", List.of()), "", "operator")),
                Map.entry("GET /views/{id}", Call.of("/views/" + NOBODYS, "", "operator")),
                Map.entry("PATCH /views/{id}", Call.of("/views/" + NOBODYS, Map.of("name", "x"), "", "operator")),
                Map.entry("DELETE /views/{id}", Call.of("/views/" + NOBODYS, "", "operator")),
                Map.entry("GET /notification-preferences", Call.of("/notification-preferences", "members", "")),
                Map.entry(
                        "PUT /notification-preferences/{kind}",
                        Call.of(
                                "/notification-preferences/all",
                                Map.of("inApp", true, "email", "none"),
                                "members",
                                "")),
                Map.entry("GET /mail-account", Call.of("/mail-account", "", "operator")),
                Map.entry("PUT /mail-account", Call.of("/mail-account", Map.of(), "", "operator")),
                Map.entry("GET /mailbox", Call.of("/mailbox", "operator", "")),
                Map.entry("POST /mailbox/read", Call.of("/mailbox/read", "operator", "")),
                Map.entry("GET /tenants", Call.of("/tenants", "operator", "")),
                Map.entry(
                        "POST /tenants",
                        Call.of(
                                        "/tenants",
                                        Map.of("slug", "!", "name", "x", "ownerEmail", "x@x.example"),
                                        "operator",
                                        "")
                                .answers(422)),
                Map.entry("GET /tenants/{slug}", Call.of("/tenants/demo", "operator", "")),
                Map.entry("POST /tenants/{slug}/export", Call.of("/tenants/codelab/export", "operator", "")),
                // Nobody: the whole way of somebody is gone in TenantLifeIT.
                Map.entry(
                        "DELETE /tenants/{slug}",
                        Call.of("/tenants/nobody", "operator", "").answers(404)),
                Map.entry(
                        "POST /tenants/{slug}/suspend",
                        Call.of("/tenants/nobody/suspend", "operator", "").answers(404)),
                Map.entry(
                        "POST /tenants/{slug}/resume",
                        Call.of("/tenants/nobody/resume", "operator", "").answers(404)));
    }
}
