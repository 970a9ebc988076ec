package dev.cohort.ui;

/** A word on a soft colour. Not for plain facts. */
public final class Badge {
    private Badge() {}

    public static MarkupSpan of(String words, Tone tone) {
        return markup(words, tone).component();
    }

    public static MarkupSpan of(String words, Tone tone, Icon icon) {
        return markup(words, tone, icon).component();
    }

    /** 18 px high, for cards and rows. */
    public static MarkupSpan small(String words, Tone tone) {
        return smallMarkup(words, tone).component();
    }

    public static Markup markup(String words, Tone tone) {
        return Markup.span("bdg " + tone.css(), Markup.text(words));
    }

    public static Markup markup(String words, Tone tone, Icon icon) {
        return markup(Markup.text(words), tone, icon);
    }

    /** With words that are more than a text, such as a time that goes on. */
    public static Markup markup(Markup words, Tone tone, Icon icon) {
        return Markup.span("bdg " + tone.css(), icon.markup(), words);
    }

    public static Markup smallMarkup(String words, Tone tone) {
        return Markup.span("bdg sm " + tone.css(), Markup.text(words));
    }

    public static Markup smallMarkup(String words, Tone tone, Icon icon) {
        return Markup.span("bdg sm " + tone.css(), icon.markup(), Markup.text(words));
    }
}
