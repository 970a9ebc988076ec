package dev.cohort.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;

/** What is to be done and when, under headings, each line a link to its record. */
public class Agenda extends Div {
    public Agenda() {
        addClassName("agenda");
    }

    /** Starts a part of the day. */
    public Agenda part(String words) {
        add(Parts.div("gh", Parts.span("", words)));
        return this;
    }

    /** Starts what is overdue, with how much there is; the number opens the rows. */
    public Agenda overdue(String words, long count, String path) {
        var number = new Anchor(path, String.format(Words.locale(), "%,d", count));
        number.addClassName("t3");
        add(Parts.div("gh red", Icon.ALERT.create(Icon.Size.SMALL), Parts.span("", words), number));
        return this;
    }

    /** The line of the present moment. */
    public Agenda now(String time) {
        add(Parts.div("now", Parts.span("", time)));
        return this;
    }

    /**
     * One thing to do.
     *
     * @param end a word at the end of the line, such as how late it is
     */
    public Agenda line(String time, Icon icon, String what, String about, Markup end, String path) {
        var words = Parts.div("grow", Parts.div("cut m", Parts.span("", what)));
        if (!about.isEmpty()) words.add(Parts.div("cut sm t3", Parts.span("", about)));
        var sign = Parts.div("ico", icon.create(Icon.Size.SMALL));
        var line = new Anchor(path);
        line.add(Parts.span("tm", time), sign, words, end.component());
        line.addClassName("ag");
        add(line);
        return this;
    }
}
