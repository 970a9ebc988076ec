package dev.cohort.leads;

import dev.cohort.text.Texts;
import java.util.Locale;

/** Where a lead came from, in words. */
public final class LeadSource {
    private LeadSource() {}

    /** The bundle's word for those that have one, else as written. */
    public static String named(String source, Locale locale) {
        return Texts.find(
                        locale,
                        "leads.source." + source.toLowerCase(Locale.ROOT).replace(' ', '-'))
                .orElseGet(() -> capital(source, locale));
    }

    private static String capital(String text, Locale locale) {
        if (text.isEmpty()) return text;
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(locale) + text.substring(first);
    }
}
