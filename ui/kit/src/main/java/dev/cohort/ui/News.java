package dev.cohort.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;

/** What happened or came in, one line each, the newest first; every line is a link. */
public class News extends Div {
    public News() {
        addClassName("news");
    }

    public News line(Markup sign, Markup words, String time, String path) {
        var text = Markup.span("grow cut", words).component();
        text.addClassNames("grow", "cut");
        var mark = sign.component();
        mark.addClassNames("t3", "ic");
        var line = new Anchor(path);
        line.add(mark, text, Parts.span("t3 sm nw", time));
        add(line);
        return this;
    }
}
