package dev.cohort.ui;

import java.util.List;

/**
 * Entries that stand together in the navigation. Groups of the same title key are joined.
 *
 * @param titleKey key of its heading; empty for the first group, which has none
 * @param order smaller comes first
 */
public record NavGroup(String titleKey, int order, List<NavItem> items) {
    public NavGroup {
        items = List.copyOf(items);
    }
}
