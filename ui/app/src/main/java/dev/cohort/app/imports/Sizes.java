package dev.cohort.app.imports;

import dev.cohort.ui.Words;

/** Sizes of files in words. */
final class Sizes {
    private static final double KILO = 1_000;

    private Sizes() {}

    static String of(long bytes) {
        if (bytes < KILO) return bytes + " B";
        return bytes < KILO * KILO
                ? String.format(Words.locale(), "%.1f kB", bytes / KILO)
                : String.format(Words.locale(), "%.1f MB", bytes / KILO / KILO);
    }
}
