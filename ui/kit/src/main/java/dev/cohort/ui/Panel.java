package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** A card of a dashboard: heading, a word in grey, a link at the end, content. */
public class Panel extends Div {
    private final Div head = Parts.div("ch");
    private final Div content;
    private String inShort = "";

    public Panel(String title, Component... content) {
        addClassName("card");
        head.add(new H2(title));
        this.content = Parts.div("cc", content);
        super.add(List.of(head, this.content));
    }

    /** Adds parts one below the other, at a distance. */
    @Override
    public void add(Component... parts) {
        content.addClassName("apart");
        content.add(parts);
    }

    /** A word in grey behind the heading. */
    public Panel note(String words) {
        head.addComponentAtIndex(1, Parts.span("t3", words));
        return this;
    }

    public Panel end(Component part) {
        part.addClassName("more");
        head.add(part);
        return this;
    }

    /** A way to all of what the card shows a part of. */
    public Panel link(String words, String path) {
        return end(new Anchor(path, new Span(words), Icon.CHEVRON_RIGHT.create(Icon.Size.SMALL)));
    }

    /** What the card says in one sentence, for the head of the day. */
    public Panel inShort(String sentence) {
        inShort = sentence;
        return this;
    }

    /** Empty where the card has nothing to say there. */
    public String inShort() {
        return inShort;
    }
}
