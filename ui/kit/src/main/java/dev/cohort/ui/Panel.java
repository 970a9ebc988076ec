package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;

/** A card of a dashboard: heading, a word in grey, a link at the end, content. */
public class Panel extends Div {
    private final Div head = Parts.div("ch");

    public Panel(String title, Component... content) {
        addClassName("card");
        head.add(new H2(title));
        add(head, Parts.div("cc", content));
    }

    public Panel note(String words) {
        head.add(Parts.span("t3", words));
        return this;
    }

    public Panel end(Component part) {
        part.addClassName("more");
        head.add(part);
        return this;
    }
}
