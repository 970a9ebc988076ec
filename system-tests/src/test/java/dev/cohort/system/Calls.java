package dev.cohort.system;

import java.nio.charset.StandardCharsets;
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
     * @param to who may: {@code members} for every member, {@code visitors} for everybody, else a role
     * @param not a role that may not, if there is one
     */
    record Call(String path, Supplier<Object> body, String to, String not) {
        static Call of(String path, String to, String not) {
            return new Call(path, () -> null, to, not);
        }

        static Call of(String path, Object body, String to, String not) {
            return new Call(path, () -> body, to, not);
        }
    }

    /** {@code GET /leads/{id}} for each operation of a tenant's or the vendor's address. */
    public static Set<String> operations() {
        Set<String> operations = new TreeSet<>(ofATenant("", "").keySet());
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

    /** @param importId of an import that has only been tried: there is nothing to undo */
    static Map<String, Call> ofATenant(String leadId, String importId) {
        String lead = "/leads/" + leadId;
        String tried = "/imports/" + importId;
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
                Map.entry("GET /notifications", Call.of("/notifications", "members", "")),
                Map.entry(
                        "POST /notifications/{id}/read", Call.of("/notifications/" + NOBODYS + "/read", "members", "")),
                Map.entry("POST /notifications/read-all", Call.of("/notifications/read-all", "members", "")),
                Map.entry("POST /notices/clear", Call.of("/notices/clear", "manager", "sales")),
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
                Map.entry("POST /imports", Call.of("/imports?recordType=lead", tried(), "sales", "student")),
                Map.entry("GET /imports/{id}", Call.of("/imports/" + NOBODYS, "sales", "student")),
                Map.entry("GET /imports/{id}/report", Call.of("/imports/" + NOBODYS + "/report", "sales", "student")),
                Map.entry(
                        "GET /imports/{id}/failures.csv",
                        Call.of("/imports/" + NOBODYS + "/failures.csv", "sales", "student")),
                Map.entry("POST /imports/{id}/cancel", Call.of("/imports/" + NOBODYS + "/cancel", "sales", "student")),
                Map.entry("POST /imports/{id}/undo", Call.of(tried + "/undo", "manager", "student")),
                Map.entry("GET /imports/{id}/kept.csv", Call.of(tried + "/kept.csv", "manager", "student")),
                Map.entry("GET /notices", Call.of("/notices", "sales", "student")),
                Map.entry("POST /notices", Call.of("/notices", Map.of("text", "Closed on Friday"), "manager", "sales")),
                Map.entry("DELETE /notices/{id}", Call.of("/notices/" + NOBODYS, "manager", "sales")));
    }

    /** The vendor's people have one role: there is none that may not. */
    static Map<String, Call> ofTheVendor() {
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
                Map.entry("GET /notifications", Call.of("/notifications", "members", "")),
                Map.entry(
                        "POST /notifications/{id}/read", Call.of("/notifications/" + NOBODYS + "/read", "members", "")),
                Map.entry("POST /notifications/read-all", Call.of("/notifications/read-all", "members", "")),
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
                Map.entry("POST /imports/{id}/undo", Call.of("/imports/" + NOBODYS + "/undo", "", "operator")),
                Map.entry("GET /imports/{id}/kept.csv", Call.of("/imports/" + NOBODYS + "/kept.csv", "", "operator")),
                Map.entry("GET /tenants", Call.of("/tenants", "operator", "")),
                Map.entry(
                        "POST /tenants",
                        Call.of(
                                "/tenants",
                                Map.of("slug", "!", "name", "x", "ownerEmail", "x@x.example"),
                                "operator",
                                "")),
                Map.entry("GET /tenants/{slug}", Call.of("/tenants/demo", "operator", "")),
                Map.entry("POST /tenants/{slug}/export", Call.of("/tenants/codelab/export", "operator", "")),
                // Nobody: the whole way of somebody is gone in TenantLifeIT.
                Map.entry("DELETE /tenants/{slug}", Call.of("/tenants/nobody", "operator", "")),
                Map.entry("POST /tenants/{slug}/suspend", Call.of("/tenants/nobody/suspend", "operator", "")),
                Map.entry("POST /tenants/{slug}/resume", Call.of("/tenants/nobody/resume", "operator", "")));
    }
}
