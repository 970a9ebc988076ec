package dev.cohort.app.imports;

import dev.cohort.ui.Words;
import java.util.Locale;

/** Sizes of files in words. */
final class Sizes {
    private static final double KILO = 1_000;

    private Sizes() {}

    /** Whether the file was a spreadsheet, of which only the text of one sheet is kept. */
    static boolean isSheet(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".xlsx");
    }

    static String of(long bytes) {
        if (bytes < KILO) return bytes + " B";
        return bytes < KILO * KILO
                ? String.format(Words.locale(), "%.1f kB", bytes / KILO)
                : String.format(Words.locale(), "%.1f MB", bytes / KILO / KILO);
    }
}
