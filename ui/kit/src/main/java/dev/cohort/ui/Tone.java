package dev.cohort.ui;

import java.util.Locale;

/** The colours that carry meaning; each always stands with a word or an icon. */
public enum Tone {
    GREY,
    RED,
    ORANGE,
    YELLOW,
    GREEN,
    BLUE,
    PURPLE,
    /** The tenant's own colour: action and selection. */
    ACCENT,
    /** A hairline and no colour: plain facts worth a frame. */
    OUTLINE;

    String css() {
        return switch (this) {
            case ACCENT -> "acc";
            case OUTLINE -> "out";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }

    /** The full colour, for bars, rings and dots. */
    String solid() {
        return switch (this) {
            case ACCENT -> "var(--accent)";
            case OUTLINE -> "var(--line-strong)";
            default -> "var(--" + css() + "-solid)";
        };
    }
}
