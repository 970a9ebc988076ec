package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;

/** Says what happened, what to do, and an id to quote. */
public class ErrorPanel extends Div {
    /** @param requestId id to quote; empty for none */
    public ErrorPanel(Icon icon, String title, String whatToDo, String requestId, Component... steps) {
        addClassNames("empty", "error-view");
        add(icon.create(Icon.Size.LARGE), new H1(title), new Paragraph(whatToDo));
        if (steps.length > 0) add(Parts.div("row", steps));
        if (!requestId.isEmpty()) add(Parts.span("request-id", Words.of("error.id", requestId)));
    }
}
