package dev.cohort.ui;

import java.util.List;

/**
 * Entries that stand together in the navigation. Groups of the same title key are joined.
 *
 * @param titleKey key of its heading; empty for the first group, which has none
 * @param order smaller comes first
 */
public record NavGroup(String titleKey, int order, List<NavItem> items) {
    /** The group whose entries stand on a page of their own, at {@value #SETTINGS_PATH}. */
    public static final String SETTINGS = "nav.settings";

    static final String SETTINGS_PATH = "settings";

    public NavGroup {
        items = List.copyOf(items);
    }

    public boolean isSettings() {
        return titleKey.equals(SETTINGS);
    }
}
