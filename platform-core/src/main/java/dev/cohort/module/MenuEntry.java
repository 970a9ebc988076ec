package dev.cohort.module;

/**
 * An entry of the navigation, shown to callers who hold the permission.
 *
 * @param section key of the group it stands in ({@code nav.SECTION} in the bundle): {@code day}, {@code sales},
 *     {@code training}, {@code centre}
 * @param title key of its text in the bundle
 * @param icon name of an icon of the UI kit
 * @param path route, without a leading slash
 * @param permission without which it is not shown; empty for an entry every member sees
 * @param order smaller stands higher within the section
 * @param shortcut the letter that opens it after {@code g}; empty for none
 */
public record MenuEntry(
        String section, String title, String icon, String path, String permission, int order, String shortcut) {}
