package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;

/** A part of a panel or a record's page, parted from the next by a hairline. */
public class Section extends Div {
    private final H2 heading = new H2();

    /** A part without a heading. */
    public Section(Component... content) {
        super(content);
        addClassName("sec");
    }

    public Section(String title, Component... content) {
        addClassName("sec");
        heading.add(new Span(title));
        add(heading);
        add(content);
    }

    /** A number in grey behind the heading. */
    public Section count(long number) {
        heading.add(Parts.span("n", String.format(Words.locale(), "%,d", number)));
        return this;
    }

    /** A link, button or word at the end of the heading's line. */
    public Section end(Component part) {
        part.addClassName("more");
        heading.add(part);
        return this;
    }
}
