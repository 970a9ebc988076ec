package dev.cohort.ui;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A person's initials in a colour that stays the same for the same name. */
public final class Avatar {
    private static final int COLOURS = 7;

    /** Small in rows and cards, medium beside names, large in panels, record on a record's page. */
    public enum Size {
        SMALL("s"),
        MEDIUM(""),
        LARGE("l"),
        RECORD("xl");

        private final String css;

        Size(String css) {
            this.css = css;
        }
    }

    private Avatar() {}

    public static MarkupSpan of(String name, Size size) {
        return new MarkupSpan(markup(name, size));
    }

    public static Markup markup(String name, Size size) {
        if (name.isBlank()) return Markup.span("av k0 " + size.css, Icon.PERSON.markup(Icon.Size.SMALL));
        return Markup.trusted("<span class=\"av k" + colour(name) + " " + size.css + "\" title=\"" + Markup.escape(name)
                + "\" aria-hidden=\"true\">" + Markup.escape(initials(name)) + "</span>");
    }

    /** The avatar followed by the name. */
    public static Markup named(String name, Size size) {
        return Markup.span("row who", markup(name, size), Markup.span("cut", Markup.text(name)));
    }

    /** First letters of the first and the last word. */
    static String initials(String name) {
        String[] words = name.strip().split("\\s+");
        return Stream.of(words[0], words.length > 1 ? words[words.length - 1] : "")
                .filter(word -> !word.isEmpty())
                .map(word -> new String(Character.toChars(Character.toUpperCase(word.codePointAt(0)))))
                .collect(Collectors.joining());
    }

    static int colour(String name) {
        return Math.floorMod(name.strip().hashCode(), COLOURS) + 1;
    }
}
