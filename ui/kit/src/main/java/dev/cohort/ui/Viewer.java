package dev.cohort.ui;

import dev.cohort.text.Texts;
import java.util.Locale;

/**
 * Who looks at the page, and on whose behalf.
 *
 * @param about a word below the tenant's name; empty for none
 * @param accent the tenant's colour as {@code #rrggbb}
 */
public record Viewer(
        String displayName, String tenantName, String about, String accent, Locale locale, String logoutUrl) {

    public Viewer {
        if (!accent.matches("#[0-9a-fA-F]{6}")) throw new IllegalArgumentException("Not a colour: " + accent);
    }

    /** The language with the country whose way of writing dates and numbers the texts follow. */
    Locale region() {
        return Texts.region(locale);
    }
}
