package dev.cohort.access;

import java.util.List;

/** The permissions of core, with what the default roles get of them. */
public final class CorePermissions {
    public static final String MODULES_READ = "module:read";
    public static final String MODULES_CHANGE = "module:change";
    public static final String MODULES_INSTALL = "module:install";
    public static final String SETTINGS_READ = "setting:read";
    public static final String SETTINGS_CHANGE = "setting:change";
    public static final String FIELDS_READ = "field:read";
    public static final String FIELDS_CHANGE = "field:change";
    public static final String VIEW_SAVE = "view:save";
    public static final String VIEW_SHARE = "view:share";
    public static final String AUDIT_READ = "audit:read";
    public static final String SYSTEM_READ = "system:read";
    public static final String SYSTEM_CHANGE = "system:change";
    public static final String MEMBER_READ = "member:read";
    public static final String BRANCH_READ = "branch:read";
    public static final String BRANCH_CHANGE = "branch:change";
    public static final String ACTIVITY_READ = "activity:read";
    public static final String ACTIVITY_CREATE = "activity:create";
    public static final String TASK_READ = "task:read";
    public static final String TASK_CHANGE = "task:change";
    public static final String TASK_AUTOMATE = "task:automate";
    public static final String REMINDER_READ = "reminder:read";
    public static final String REMINDER_CHANGE = "reminder:change";
    public static final String MESSAGE_READ = "message:read";
    public static final String MESSAGE_SEND = "message:send";
    public static final String TEMPLATE_CHANGE = "template:change";
    public static final String CONSENT_READ = "consent:read";
    public static final String CONSENT_CHANGE = "consent:change";
    public static final String MEETING_READ = "meeting:read";
    public static final String MEETING_CHANGE = "meeting:change";
    public static final String TENANT_READ = "tenant:read";
    public static final String TENANT_CREATE = "tenant:create";
    public static final String TENANT_CHANGE = "tenant:change";
    public static final String TENANT_EXPORT = "tenant:export";
    public static final String TENANT_DELETE = "tenant:delete";

    /** Roles a tenant starts with. */
    public static final List<String> TENANT_ROLES =
            List.of("owner", "admin", "manager", "sales", "desk", "teacher", "accountant", "student");

    private static final String[] STAFF = {"owner", "admin", "manager", "sales", "desk", "teacher", "accountant"};

    /** The vendor's own role. */
    public static final String OPERATOR = "operator";

    public static final List<Permission> ALL = List.of(
            Permission.named(MODULES_READ).to(Scope.ALL, "owner", "admin", OPERATOR),
            Permission.named(MODULES_CHANGE).to(Scope.ALL, "owner", "admin"),
            Permission.named(MODULES_INSTALL).to(Scope.ALL, OPERATOR),
            Permission.named(SETTINGS_READ).to(Scope.ALL, "owner", "admin"),
            Permission.named(SETTINGS_CHANGE).to(Scope.ALL, "owner", "admin"),
            Permission.named(FIELDS_READ).to(Scope.ALL, STAFF),
            Permission.named(FIELDS_CHANGE).to(Scope.ALL, "owner", "admin", "manager"),
            Permission.named(VIEW_SAVE).to(Scope.ALL, STAFF),
            Permission.named(VIEW_SHARE).to(Scope.ALL, "owner", "admin", "manager"),
            Permission.named(AUDIT_READ).to(Scope.ALL, "owner", "admin", OPERATOR),
            Permission.named(SYSTEM_READ).to(Scope.ALL, "owner", "admin", OPERATOR),
            Permission.named(SYSTEM_CHANGE).to(Scope.ALL, "owner", "admin", OPERATOR),
            Permission.named(MEMBER_READ).to(Scope.ALL, "owner", "admin", "manager", "sales", "desk", OPERATOR),
            Permission.named(BRANCH_READ).to(Scope.ALL, STAFF),
            Permission.named(BRANCH_CHANGE).to(Scope.ALL, "owner", "admin"),
            // Whose record it is decides; the scope is the record's.
            Permission.named(ACTIVITY_READ).to(Scope.ALL, STAFF),
            Permission.named(ACTIVITY_CREATE).to(Scope.ALL, STAFF),
            Permission.named(TASK_READ)
                    .to(Scope.ALL, "owner", "admin", "manager")
                    .to(Scope.TEAM, "sales", "desk", "teacher", "accountant"),
            Permission.named(TASK_CHANGE)
                    .to(Scope.ALL, "owner", "admin", "manager")
                    .to(Scope.TEAM, "sales", "desk", "teacher", "accountant"),
            Permission.named(TASK_AUTOMATE).to(Scope.ALL, "owner", "admin", "manager"),
            Permission.named(REMINDER_READ)
                    .to(Scope.ALL, "owner", "admin", "manager")
                    .to(Scope.TEAM, "sales", "desk", "teacher", "accountant"),
            Permission.named(REMINDER_CHANGE)
                    .to(Scope.ALL, "owner", "admin", "manager")
                    .to(Scope.TEAM, "sales", "desk", "teacher", "accountant"),
            // Whose record or person it is about decides; what is about nobody is seen with the scope all.
            Permission.named(MESSAGE_READ)
                    .to(Scope.ALL, "owner", "admin", "manager")
                    .to(Scope.TEAM, "sales", "desk", "teacher", "accountant"),
            Permission.named(MESSAGE_SEND)
                    .to(Scope.ALL, "owner", "admin", "manager")
                    .to(Scope.TEAM, "sales", "desk", "teacher", "accountant"),
            Permission.named(TEMPLATE_CHANGE).to(Scope.ALL, "owner", "admin", "manager"),
            Permission.named(CONSENT_READ)
                    .to(Scope.ALL, "owner", "admin", "manager")
                    .to(Scope.TEAM, "sales", "desk", "teacher", "accountant"),
            Permission.named(CONSENT_CHANGE)
                    .to(Scope.ALL, "owner", "admin", "manager")
                    .to(Scope.TEAM, "sales", "desk"),
            Permission.named(MEETING_READ)
                    .to(Scope.ALL, "owner", "admin", "manager")
                    .to(Scope.TEAM, "sales", "desk", "teacher", "accountant"),
            Permission.named(MEETING_CHANGE)
                    .to(Scope.ALL, "owner", "admin", "manager")
                    .to(Scope.TEAM, "sales", "desk", "teacher", "accountant"),
            Permission.named(TENANT_READ).to(Scope.ALL, OPERATOR),
            Permission.named(TENANT_CREATE).to(Scope.ALL, OPERATOR),
            Permission.named(TENANT_CHANGE).to(Scope.ALL, OPERATOR),
            Permission.named(TENANT_EXPORT).to(Scope.ALL, OPERATOR),
            Permission.named(TENANT_DELETE).to(Scope.ALL, OPERATOR));

    private CorePermissions() {}
}
