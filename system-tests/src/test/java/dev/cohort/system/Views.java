package dev.cohort.system;

import java.util.Map;
import java.util.Set;

/** Who sees which view: what the suite of the views walks. */
public final class Views {
    private Views() {}

    /** Where a view is, on which host, who sees it and who does not; nobody if every member sees it. */
    record View(String path, String slug, String shown, String refused) {}

    static final Map<String, View> ALL = Map.of(
            "", new View("", Cohort.DEMO, "student", ""),
            "leads", new View("leads", Cohort.DEMO, "sales", "student"),
            "leads/:number", new View("leads/{lead}", Cohort.DEMO, "manager", "student"),
            "settings/scoring", new View("settings/scoring", Cohort.DEMO, "sales", "student"),
            "leads/import/:id?", new View("leads/import", Cohort.DEMO, "sales", "desk"),
            "tasks", new View("tasks", Cohort.DEMO, "sales", "student"),
            "notices", new View("notices", Cohort.DEMO, "teacher", "student"),
            "settings/modules", new View("settings/modules", Cohort.DEMO, "owner", "sales"),
            "tenants", new View("tenants", Cohort.VENDOR, "operator", ""));

    /** The route of each. */
    public static Set<String> routes() {
        return ALL.keySet();
    }
}
