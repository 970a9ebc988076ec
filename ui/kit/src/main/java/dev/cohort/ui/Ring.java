package dev.cohort.ui;

import java.util.Locale;

/**
 * The icon of a status everywhere: a ring that fills with the stage.
 *
 * @param filled share of the way behind, 0 to 1
 */
public record Ring(Kind kind, Tone tone, double filled) {
    private static final double FULL_TURN = 11;

    enum Kind {
        DASHED,
        PART,
        DONE,
        LOST
    }

    public Ring {
        if (filled < 0 || filled > 1) throw new IllegalArgumentException("Not a share: " + filled);
    }

    /** Nothing done yet. */
    public static Ring untouched() {
        return new Ring(Kind.DASHED, Tone.GREY, 0);
    }

    /** On the way. */
    public static Ring part(Tone tone, double filled) {
        return new Ring(Kind.PART, tone, filled);
    }

    /** Reached its good end. */
    public static Ring done() {
        return new Ring(Kind.DONE, Tone.GREEN, 1);
    }

    /** Reached another end. */
    public static Ring lost() {
        return new Ring(Kind.LOST, Tone.GREY, 1);
    }

    public Markup markup() {
        String drawing =
                switch (kind) {
                    case DASHED -> circle(" stroke-dasharray='2.3 1.16'");
                    case PART ->
                        circle("")
                                + String.format(
                                        Locale.ROOT,
                                        "<circle cx='7' cy='7' r='1.75' fill='none' stroke='%s' stroke-width='3.5' stroke-dasharray='%.2f 11' transform='rotate(-90 7 7)'/>",
                                        tone.solid(),
                                        filled * FULL_TURN);
                    case DONE -> disc("M4.3 7.2l1.9 1.9 3.5-4");
                    case LOST -> disc("M5 5l4 4M9 5l-4 4");
                };
        return Markup.trusted("<svg class='ring' width='14' height='14' viewBox='0 0 14 14' aria-hidden='true'>"
                + drawing + "</svg>");
    }

    /** Ring and word, as a grid shows a status. */
    public Markup with(String words) {
        return Markup.span("stt", markup(), Markup.span("cut", Markup.text(words)));
    }

    /** Ring and word on the soft colour, as a header shows a status. */
    public Markup badge(String words) {
        return Markup.span("bdg " + tone.css(), markup(), Markup.text(words));
    }

    private String circle(String more) {
        return "<circle cx='7' cy='7' r='5.5' fill='none' stroke='" + tone.solid() + "' stroke-width='1.5'" + more
                + "/>";
    }

    private String disc(String sign) {
        return "<circle cx='7' cy='7' r='6.25' fill='" + tone.solid() + "'/><path d='" + sign
                + "' fill='none' stroke='var(--bg)' stroke-width='1.5' stroke-linecap='round' stroke-linejoin='round'/>";
    }
}
