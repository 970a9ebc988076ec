package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/**
 * The page of a record: facts at the left, what happens in the middle, what belongs to it at the right. Where there is no
 * room for three, what belongs to it is a tab of the middle; on a phone the facts are one too.
 */
public class RecordLayout extends Div {
    private static final String FACTS = "facts";
    private static final String MIDDLE = "middle";
    private static final String RELATED = "related";

    private final Segmented tabs = new Segmented(Words.of("record.parts"))
            .option(MIDDLE, Words.of("record.middle"))
            .option(FACTS, Words.of("record.facts"))
            .option(RELATED, Words.of("record.related"))
            .onSelect(this::show);

    public RecordLayout(Component facts, Component middle, Component related) {
        addClassName("rec");
        tabs.addClassName("rec-tabs");
        facts.addClassName("rec-facts");
        middle.addClassName("rec-middle");
        related.addClassName("rec-related");
        add(tabs, facts, middle, related);
        show(MIDDLE);
    }

    /** The part that is seen where not all of them are. */
    public String shown() {
        return tabs.value();
    }

    /** Shows a part by its name, as {@link #shown} tells it. */
    public final RecordLayout show(String part) {
        tabs.select(part);
        getElement().setAttribute("data-part", part);
        return this;
    }
}
