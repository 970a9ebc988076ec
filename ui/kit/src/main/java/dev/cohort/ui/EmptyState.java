package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** Stands where a list would be: what this is for, and the first step. */
public class EmptyState extends Div {
    public EmptyState(Icon icon, String title, String text, Component... steps) {
        addClassName("empty");
        add(icon.create(Icon.Size.LARGE), new H2(title));
        if (!text.isEmpty()) add(new Paragraph(text));
        if (steps.length > 0) add(Parts.div("row", steps));
    }
}
