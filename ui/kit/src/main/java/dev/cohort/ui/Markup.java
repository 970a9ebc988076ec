package dev.cohort.ui;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of safe HTML: everything that comes in as text is escaped, so a grid cell or a timeline line can be drawn
 * without a component for each word.
 */
public final class Markup {
    public static final Markup EMPTY = new Markup("");

    private final String html;

    private Markup(String html) {
        this.html = html;
    }

    /** Plain text, escaped. */
    public static Markup text(String text) {
        return new Markup(escape(text));
    }

    /** Medium-weight text, as names have it. */
    public static Markup strong(String text) {
        return of("b", "m", text(text));
    }

    /** Secondary text in the colour of meta data. */
    public static Markup meta(String text) {
        return of("span", "t3", text(text));
    }

    /** A span with one or more classes of the theme. */
    public static Markup span(String classes, Markup... parts) {
        return of("span", classes, parts);
    }

    /** An element with one or more classes of the theme. */
    public static Markup of(String tag, String classes, Markup... parts) {
        return new Markup("<" + tag + " class=\"" + escape(classes) + "\">" + join(parts).html + "</" + tag + ">");
    }

    /** A link into the app or out of it; only http(s), mailto, tel and relative addresses are kept. */
    public static Markup link(String href, Markup... parts) {
        boolean safe = href.matches("(?i)(https?:|mailto:|tel:).*") || !href.contains(":");
        boolean outside = href.matches("(?i)[a-z]+:.*");
        return new Markup("<a href=\"" + (safe ? escape(href) : "") + "\""
                + (outside ? " rel=\"noopener\"" : " router-link") + ">" + join(parts).html + "</a>");
    }

    /** A link out of the app, in a tab of its own. */
    public static Markup outside(String href, Markup... parts) {
        boolean safe = href.matches("(?i)https?:.*");
        return new Markup("<a href=\"" + (safe ? escape(href) : "")
                + "\" target=\"_blank\" rel=\"noopener\" router-ignore>" + join(parts).html + "</a>");
    }

    /** Text that only screen readers get. */
    public static Markup hidden(String text) {
        return of("span", "sr", text(text));
    }

    /** The parts one after the other. */
    public static Markup join(Markup... parts) {
        return new Markup(List.of(parts).stream().map(Markup::html).collect(Collectors.joining()));
    }

    /** HTML written in this package; never anything a person typed. */
    static Markup trusted(String html) {
        return new Markup(html);
    }

    public String html() {
        return html;
    }

    /** The same as a component. */
    public MarkupSpan component() {
        return new MarkupSpan(this);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Markup markup && markup.html.equals(html);
    }

    @Override
    public int hashCode() {
        return html.hashCode();
    }

    @Override
    public String toString() {
        return html;
    }
}
