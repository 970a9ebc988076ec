package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;

/** The head of a record's page: avatar, name, badges, a line below, next step and actions at the end. */
public class RecordHeader extends Div {
    private final Div line = Parts.div("row wrap");
    private final Div words;
    private final Div actions = Parts.div("rec-actions");

    public RecordHeader(String name, Markup... badges) {
        addClassName("rec-head");
        line.add(new H1(name), Markup.span("row wrap", badges).component());
        words = Parts.div("grow", line);
        add(Avatar.of(name, Avatar.Size.RECORD), words, actions);
    }

    /** A line in grey under the name. */
    public RecordHeader about(String text) {
        words.add(Parts.div("t3", Markup.text(text).component()));
        return this;
    }

    /** What is to be done next. */
    public RecordHeader next(NextStep urgency, String text) {
        var step = Parts.div("nx", (urgency == NextStep.OVERDUE ? Icon.ALERT : Icon.CLOCK).create());
        step.add(Parts.div("", Parts.span("xs", Words.of("nextstep")), Parts.span("m", text)));
        step.addClassName(urgency.name().toLowerCase(java.util.Locale.ROOT));
        addComponentAtIndex(indexOf(actions), step);
        return this;
    }

    /** Buttons at the end; the primary one last. */
    public RecordHeader actions(Component... buttons) {
        actions.add(buttons);
        return this;
    }
}
