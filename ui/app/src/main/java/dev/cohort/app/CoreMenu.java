package dev.cohort.app;

import dev.cohort.access.CorePermissions;
import dev.cohort.module.MenuEntry;
import java.util.List;

/** The menu entries that are there without any module. */
final class CoreMenu {
    static final List<MenuEntry> OF_A_TENANT = List.of(
            new MenuEntry("day", "day.menu", "sun", "", "", 1, "d"),
            new MenuEntry("day", "calendar.title", "calendar", "calendar", CorePermissions.MEETING_READ, 12, "a"),
            new MenuEntry("day", "tasks.title", "task", "tasks", CorePermissions.TASK_READ, 10, "k"),
            new MenuEntry("centre", "fields.menu", "columns", "settings/fields", CorePermissions.FIELDS_CHANGE, 70, ""),
            new MenuEntry("day", "messages.title", "message", "messages", CorePermissions.MESSAGE_READ, 20, "e"),
            new MenuEntry("sales", "people.title", "person", "people", CorePermissions.PERSON_READ, 20, "p"),
            new MenuEntry(
                    "sales",
                    "organizations.title",
                    "building",
                    "organizations",
                    CorePermissions.ORGANIZATION_READ,
                    25,
                    ""),
            new MenuEntry("sales", "duplicates.title", "merge", "duplicates", CorePermissions.PERSON_MERGE, 30, ""),
            new MenuEntry("centre", "deleted.title", "trash", "deleted", CorePermissions.PERSON_DELETE, 45, ""),
            new MenuEntry("centre", "quality.title", "check", "quality", CorePermissions.QUALITY_READ, 40, ""),
            new MenuEntry(
                    "centre",
                    "privacy.settings.menu",
                    "lock",
                    "settings/privacy",
                    CorePermissions.GOVERNANCE_READ,
                    85,
                    ""),
            new MenuEntry(
                    "centre", "branches.menu", "building", "settings/branches", CorePermissions.BRANCH_CHANGE, 80, ""),
            new MenuEntry(
                    "centre",
                    "message-settings.title",
                    "mail",
                    "settings/messages",
                    CorePermissions.SETTINGS_READ,
                    70,
                    ""),
            new MenuEntry(
                    "centre", "modules.menu", "settings", "settings/modules", CorePermissions.MODULES_READ, 90, "m"));

    static final List<MenuEntry> OF_THE_VENDOR =
            List.of(new MenuEntry("day", "tenants.menu", "building", "tenants", CorePermissions.TENANT_READ, 1, "t"));

    private CoreMenu() {}
}
