package dev.cohort.leads;

import dev.cohort.access.Permission;
import dev.cohort.access.Scope;
import java.util.List;

/** The permissions of this module and what the default roles get of them. */
public final class LeadPermissions {
    public static final String READ = "lead:read";
    public static final String CREATE = "lead:create";
    public static final String CHANGE = "lead:change";
    public static final String DELETE = "lead:delete";
    public static final String EXPORT = "lead:export";
    public static final String IMPORT = "lead:import";
    public static final String SCORE = "lead:score";
    public static final String PIPELINE = "lead:pipeline";
    public static final String INBOX_READ = "inbox:read";
    public static final String INBOX_FIX = "inbox:fix";
    public static final String ASSIGN = "lead:assign";
    public static final String FORM_CHANGE = "enquiry-form:change";

    private static final String[] LEADING = {"owner", "admin", "manager"};

    private LeadPermissions() {}

    static List<Permission> all() {
        return List.of(
                Permission.named(READ)
                        .to(Scope.ALL, LEADING)
                        .to(Scope.TEAM, "sales")
                        .to(Scope.BRANCH, "desk"),
                Permission.named(CREATE).to(Scope.ALL, LEADING).to(Scope.ALL, "sales", "desk"),
                Permission.named(CHANGE)
                        .to(Scope.ALL, LEADING)
                        .to(Scope.TEAM, "sales")
                        .to(Scope.BRANCH, "desk"),
                Permission.named(DELETE).to(Scope.ALL, LEADING),
                Permission.named(EXPORT).to(Scope.ALL, LEADING),
                Permission.named(IMPORT).to(Scope.ALL, LEADING).to(Scope.ALL, "sales"),
                Permission.named(SCORE).to(Scope.ALL, LEADING),
                Permission.named(PIPELINE).to(Scope.ALL, LEADING),
                // Who may not see all leads must not see them as they came in either.
                Permission.named(INBOX_READ).to(Scope.ALL, LEADING),
                Permission.named(INBOX_FIX).to(Scope.ALL, LEADING),
                Permission.named(ASSIGN).to(Scope.ALL, LEADING),
                Permission.named(FORM_CHANGE).to(Scope.ALL, LEADING));
    }
}
