package dev.cohort.system;

import java.util.Map;
import java.util.Set;

/** Who sees which view: what the suite of the views walks. */
public final class Views {
    private Views() {}

    /** Where a view is, on which host, who sees it and who does not; nobody if every member sees it. */
    record View(String path, String slug, String shown, String refused) {}

    static final Map<String, View> ALL = Map.ofEntries(
            Map.entry("", new View("", Cohort.DEMO, "student", "")),
            Map.entry("leads", new View("leads", Cohort.DEMO, "sales", "student")),
            Map.entry("leads/:number", new View("leads/{lead}", Cohort.DEMO, "manager", "student")),
            Map.entry("settings/scoring", new View("settings/scoring", Cohort.DEMO, "sales", "student")),
            Map.entry("import/:id?", new View("import", Cohort.DEMO, "sales", "desk")),
            Map.entry("inbox", new View("inbox", Cohort.DEMO, "manager", "sales")),
            Map.entry("settings/assignment", new View("settings/assignment", Cohort.DEMO, "manager", "sales")),
            Map.entry("settings/enquiry-form", new View("settings/enquiry-form", Cohort.DEMO, "manager", "sales")),
            Map.entry("calendar", new View("calendar", Cohort.DEMO, "sales", "student")),
            Map.entry("tasks", new View("tasks", Cohort.DEMO, "sales", "student")),
            Map.entry("settings/pipeline", new View("settings/pipeline", Cohort.DEMO, "sales", "student")),
            Map.entry("quality", new View("quality", Cohort.DEMO, "sales", "student")),
            Map.entry("settings/privacy", new View("settings/privacy", Cohort.DEMO, "owner", "sales")),
            Map.entry("settings", new View("settings", Cohort.DEMO, "owner", "")),
            Map.entry("settings/branches", new View("settings/branches", Cohort.DEMO, "owner", "student")),
            Map.entry("settings/fields", new View("settings/fields", Cohort.DEMO, "manager", "sales")),
            Map.entry("messages", new View("messages", Cohort.DEMO, "sales", "student")),
            Map.entry("messages/templates", new View("messages/templates", Cohort.DEMO, "sales", "student")),
            Map.entry("settings/messages", new View("settings/messages", Cohort.DEMO, "owner", "manager")),
            Map.entry("settings/notifications", new View("settings/notifications", Cohort.DEMO, "student", "")),
            Map.entry("people", new View("people", Cohort.DEMO, "sales", "student")),
            Map.entry("people/:id", new View("people/{person}", Cohort.DEMO, "manager", "student")),
            Map.entry("organizations/:id", new View("organizations/{organization}", Cohort.DEMO, "sales", "student")),
            Map.entry("organizations", new View("organizations", Cohort.DEMO, "sales", "student")),
            Map.entry("tasks/table", new View("tasks/table", Cohort.DEMO, "sales", "student")),
            Map.entry("changes/:id", new View("changes/{bulk}", Cohort.DEMO, "owner", "student")),
            Map.entry("deleted", new View("deleted", Cohort.DEMO, "manager", "sales")),
            Map.entry("duplicates", new View("duplicates", Cohort.DEMO, "manager", "sales")),
            Map.entry("notices", new View("notices", Cohort.DEMO, "teacher", "student")),
            Map.entry("settings/modules", new View("settings/modules", Cohort.DEMO, "owner", "sales")),
            Map.entry("tenants", new View("tenants", Cohort.VENDOR, "operator", "")));

    /** The route of each. */
    public static Set<String> routes() {
        return ALL.keySet();
    }
}
