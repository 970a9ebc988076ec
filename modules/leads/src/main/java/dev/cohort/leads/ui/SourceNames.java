package dev.cohort.leads.ui;

import dev.cohort.text.Texts;
import dev.cohort.ui.Words;
import java.util.Locale;

/** What sources are called: ours by the viewer's language, others as they were written, with a capital. */
public final class SourceNames {
    private SourceNames() {}

    public static String of(String source) {
        return Texts.find(
                        Words.locale(),
                        "leads.source." + source.toLowerCase(Locale.ROOT).replace(' ', '-'))
                .orElseGet(() -> capital(source));
    }

    private static String capital(String text) {
        if (text.isEmpty()) return text;
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Words.locale()) + text.substring(first);
    }
}
