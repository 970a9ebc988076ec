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
    public static final String FILE_READ = "file:read";
    public static final String FILE_CHANGE = "file:change";
    public static final String VIEW_SAVE = "view:save";
    public static final String VIEW_SHARE = "view:share";
    public static final String AUDIT_READ = "audit:read";
    public static final String SYSTEM_READ = "system:read";
    public static final String SYSTEM_CHANGE = "system:change";
    public static final String MEMBER_READ = "member:read";
    public static final String BRANCH_READ = "branch:read";
    public static final String BRANCH_CHANGE = "branch:change";
    public static final String PERSON_EXPORT = "person:export";
    public static final String PERSON_ERASE = "person:erase";
    public static final String GOVERNANCE_READ = "governance:read";
    public static final String GOVERNANCE_CHANGE = "governance:change";
    public static final String QUALITY_READ = "quality:read";
    public static final String QUALITY_CHANGE = "quality:change";
    public static final String ACTIVITY_READ = "activity:read";
    public static final String ACTIVITY_CREATE = "activity:create";
    public static final String TASK_READ = "task:read";
    public static final String TASK_CHANGE = "task:change";
    public static final String TASK_EXPORT = "task:export";
    public static final String TASK_AUTOMATE = "task:automate";
    public static final String REMINDER_READ = "reminder:read";
    public static final String REMINDER_CHANGE = "reminder:change";
    public static final String MESSAGE_READ = "message:read";
    public static final String MESSAGE_SEND = "message:send";
    public static final String TEMPLATE_CHANGE = "template:change";
    public static final String CONSENT_READ = "consent:read";
    public static final String CONSENT_CHANGE = "consent:change";
    public static final String PERSON_READ = "person:read";
    public static final String PERSON_CREATE = "person:create";
    public static final String PERSON_CHANGE = "person:change";
    public static final String PERSON_DELETE = "person:delete";
    public static final String PERSON_IMPORT = "person:import";
    public static final String ORGANIZATION_IMPORT = "organization:import";
    public static final String TASK_IMPORT = "task:import";
    public static final String PERSON_MERGE = "person:merge";
    public static final String ORGANIZATION_READ = "organization:read";
    public static final String ORGANIZATION_CHANGE = "organization:change";
    public static final String ORGANIZATION_EXPORT = "organization:export";
    public static final String ORGANIZATION_DELETE = "organization:delete";
    public static final String SEARCH = "search:use";
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

    private static final String[] LEADING = {"owner", "admin", "manager"};

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
            // Whose record it is decides; the scope is the record's.
            Permission.named(FILE_READ).to(Scope.ALL, STAFF),
            Permission.named(FILE_CHANGE).to(Scope.ALL, STAFF),
            Permission.named(VIEW_SAVE).to(Scope.ALL, STAFF),
            Permission.named(VIEW_SHARE).to(Scope.ALL, "owner", "admin", "manager"),
            Permission.named(AUDIT_READ).to(Scope.ALL, "owner", "admin", OPERATOR),
            Permission.named(SYSTEM_READ).to(Scope.ALL, "owner", "admin", OPERATOR),
            Permission.named(SYSTEM_CHANGE).to(Scope.ALL, "owner", "admin", OPERATOR),
            Permission.named(MEMBER_READ).to(Scope.ALL, "owner", "admin", "manager", "sales", "desk", OPERATOR),
            Permission.named(BRANCH_READ).to(Scope.ALL, STAFF),
            Permission.named(BRANCH_CHANGE).to(Scope.ALL, "owner", "admin"),
            Permission.named(PERSON_EXPORT).to(Scope.ALL, "owner", "admin"),
            Permission.named(PERSON_ERASE).to(Scope.ALL, "owner", "admin"),
            Permission.named(GOVERNANCE_READ).to(Scope.ALL, "owner", "admin", "manager"),
            Permission.named(GOVERNANCE_CHANGE).to(Scope.ALL, "owner", "admin"),
            Permission.named(QUALITY_READ).to(Scope.ALL, "owner", "admin", "manager", "sales", "desk"),
            Permission.named(QUALITY_CHANGE).to(Scope.ALL, "owner", "admin", "manager"),
            // Whose record it is decides; the scope is the record's.
            Permission.named(ACTIVITY_READ).to(Scope.ALL, STAFF),
            Permission.named(ACTIVITY_CREATE).to(Scope.ALL, STAFF),
            Permission.named(TASK_READ)
                    .to(Scope.ALL, "owner", "admin", "manager")
                    .to(Scope.TEAM, "sales", "desk", "teacher", "accountant"),
            Permission.named(TASK_CHANGE)
                    .to(Scope.ALL, "owner", "admin", "manager")
                    .to(Scope.TEAM, "sales", "desk", "teacher", "accountant"),
            Permission.named(TASK_EXPORT).to(Scope.ALL, LEADING),
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
            // A person has no owner: whoever sees a record of theirs sees them.
            Permission.named(PERSON_READ)
                    .to(Scope.ALL, LEADING)
                    .to(Scope.ALL, "accountant")
                    .to(Scope.TEAM, "sales")
                    .to(Scope.BRANCH, "desk"),
            Permission.named(PERSON_CREATE).to(Scope.ALL, LEADING).to(Scope.ALL, "sales", "desk"),
            Permission.named(PERSON_CHANGE)
                    .to(Scope.ALL, LEADING)
                    .to(Scope.TEAM, "sales")
                    .to(Scope.BRANCH, "desk"),
            Permission.named(PERSON_DELETE).to(Scope.ALL, LEADING),
            Permission.named(PERSON_MERGE).to(Scope.ALL, LEADING),
            Permission.named(PERSON_IMPORT).to(Scope.ALL, LEADING).to(Scope.ALL, "sales"),
            Permission.named(ORGANIZATION_IMPORT).to(Scope.ALL, LEADING).to(Scope.ALL, "sales"),
            Permission.named(TASK_IMPORT).to(Scope.ALL, LEADING).to(Scope.ALL, "sales"),
            Permission.named(ORGANIZATION_READ).to(Scope.ALL, STAFF),
            Permission.named(ORGANIZATION_CHANGE).to(Scope.ALL, LEADING).to(Scope.ALL, "sales", "desk"),
            Permission.named(ORGANIZATION_EXPORT).to(Scope.ALL, LEADING),
            Permission.named(ORGANIZATION_DELETE).to(Scope.ALL, LEADING),
            // Each kind of record asks for its own permission besides.
            Permission.named(SEARCH).to(Scope.ALL, STAFF),
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
