package dev.cohort.ui;

import java.util.List;
import java.util.Locale;

/**
 * Who looks at the page, and on whose behalf.
 *
 * @param accent the tenant's colour as {@code #rrggbb}
 * @param branch the branch worked in; empty when the tenant has only one or all are shown
 */
public record Viewer(
        String displayName,
        String tenantName,
        String branch,
        List<Branch> branches,
        String accent,
        Locale locale,
        String logoutUrl) {

    /** A branch to switch to. */
    public record Branch(String id, String name) {}

    public Viewer {
        branches = List.copyOf(branches);
        if (!accent.matches("#[0-9a-fA-F]{6}")) throw new IllegalArgumentException("Not a colour: " + accent);
    }
}
