package dev.cohort.ui;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the navigation.
 *
 * @param titleKey key of its text
 * @param path route without leading slash; the entry stays lit on every route below it
 * @param order smaller comes first in its group
 * @param shortcut letter after {@code g} that leads there; empty for none
 * @param count how many wait behind it, shown at the right unless there are none; null where nothing is counted
 * @param urgent shows the count in the accent colour
 */
public record NavItem(
        String titleKey,
        Icon icon,
        String path,
        int order,
        String shortcut,
        @Nullable LongSupplier count,
        boolean urgent) {

    public static NavItem of(String titleKey, Icon icon, String path, int order) {
        return new NavItem(titleKey, icon, path, order, "", null, false);
    }

    public NavItem shortcut(String letter) {
        return new NavItem(titleKey, icon, path, order, letter, count, urgent);
    }

    public NavItem count(LongSupplier number) {
        return new NavItem(titleKey, icon, path, order, shortcut, number, urgent);
    }

    public NavItem urgentCount(LongSupplier number) {
        return new NavItem(titleKey, icon, path, order, shortcut, number, true);
    }
}
