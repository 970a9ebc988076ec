package dev.cohort.ui;

/**
 * Something the + button can make.
 *
 * @param titleKey key of its text, such as "New lead"
 * @param path route with parameters that opens the form
 */
public record QuickAdd(String titleKey, Icon icon, String path, int order) {}
