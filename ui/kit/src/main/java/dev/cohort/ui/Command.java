package dev.cohort.ui;

/**
 * Something the command palette offers.
 *
 * @param title what is shown, in the viewer's language
 * @param hint what kind of thing it is, such as "Lead"
 * @param path route it leads to
 */
public record Command(Icon icon, String title, String hint, String path) {}
