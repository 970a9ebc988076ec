package dev.cohort.leads.form;

import org.jspecify.annotations.Nullable;

/** HTML for pages outside the application: every value is escaped. */
final class Html {
    private Html() {}

    static String text(@Nullable String value) {
        return value == null
                ? ""
                : value.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;");
    }

    /** Words of several lines. */
    static String lines(@Nullable String value) {
        return text(value).replace("\n", "<br>");
    }

    /** The colour of text on this one that can be read better: black or white, by the luminance of WCAG 2. */
    static String on(String accent) {
        double luminance = 0.2126 * channel(accent, 1) + 0.7152 * channel(accent, 3) + 0.0722 * channel(accent, 5);
        return luminance > 0.179 ? "#000" : "#fff";
    }

    private static double channel(String accent, int at) {
        double value = Integer.parseInt(accent.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
