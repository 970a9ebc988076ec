package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** The page of a record: facts at the left, what happens in the middle, what belongs to it at the right. */
public class RecordLayout extends Div {
    public RecordLayout(Component facts, Component middle, Component related) {
        addClassName("rec");
        facts.addClassName("rec-facts");
        middle.addClassName("rec-middle");
        related.addClassName("rec-related");
        add(facts, middle, related);
    }
}
