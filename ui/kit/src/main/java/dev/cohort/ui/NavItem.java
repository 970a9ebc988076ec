package dev.cohort.ui;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One entry of the navigation.
 *
 * @param titleKey key of its text
 * @param path route without leading slash; the entry stays lit on every route below it
 * @param order smaller comes first in its group
 * @param shortcut letter after {@code g} that leads there; empty for none
 * @param count shown at the right; empty for none
 * @param urgent shows the count in the accent colour
 */
public record NavItem(
        String titleKey,
        Icon icon,
        String path,
        int order,
        String shortcut,
        Supplier<Optional<Long>> count,
        boolean urgent) {

    public static NavItem of(String titleKey, Icon icon, String path, int order) {
        return new NavItem(titleKey, icon, path, order, "", Optional::empty, false);
    }

    public NavItem shortcut(String letter) {
        return new NavItem(titleKey, icon, path, order, letter, count, urgent);
    }

    public NavItem count(Supplier<Optional<Long>> number) {
        return new NavItem(titleKey, icon, path, order, shortcut, number, urgent);
    }

    public NavItem urgentCount(Supplier<Optional<Long>> number) {
        return new NavItem(titleKey, icon, path, order, shortcut, number, true);
    }
}
