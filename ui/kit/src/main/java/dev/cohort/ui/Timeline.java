package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;

/** What happened, newest first, under headings of days. */
public class Timeline extends Div {
    private UnorderedList day = new UnorderedList();

    public Timeline() {
        day.addClassName("tl");
    }

    /** Starts a new day. */
    public Timeline day(String words) {
        add(Parts.div("day", new Span(words)));
        day = new UnorderedList();
        day.addClassName("tl");
        return this;
    }

    /** Something that happened; details stand below the line. */
    public Timeline event(Icon icon, Markup what, String time, Component... details) {
        return entry(icon, "ico", what, time, details);
    }

    /** The same, lit up: something that came from outside. */
    public Timeline lit(Icon icon, Markup what, String time, Component... details) {
        return entry(icon, "ico ac", what, time, details);
    }

    /** What somebody wrote, in a frame. */
    public static Component quote(String words) {
        return Parts.div("bub", new Span(words));
    }

    /** Parts in a frame, such as a badge, words and a link. */
    public static Component frame(Component... parts) {
        return Parts.div("bub row", parts);
    }

    private Timeline entry(Icon icon, String iconClass, Markup what, String time, Component... details) {
        if (day.getParent().isEmpty()) add(day);
        var drawn = icon.create();
        Parts.classNames(drawn, iconClass);
        var line = new ListItem(drawn, Parts.div("hd", what.component()), Parts.span("tm", time));
        line.addClassName("ev");
        if (details.length > 0) line.add(Parts.div("bd", details));
        day.add(line);
        return this;
    }
}
