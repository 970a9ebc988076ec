package dev.cohort.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** The steps of a wizard: done, now, still to come. */
public class Stepper extends OrderedList {
    private final List<String> steps;

    public Stepper(List<String> steps) {
        this.steps = List.copyOf(steps);
        addClassName("stepper");
        addAttachListener(event -> getElement().executeJs("window.Cohort.scrolls(this)"));
        current(0);
    }

    /** Shows the step of this index, from 0, as the one at hand. */
    public Stepper current(int index) {
        removeAll();
        for (int step = 0; step < steps.size(); step++) add(item(step, index));
        return this;
    }

    private ListItem item(int step, int current) {
        var number = Parts.span("no", "");
        if (step < current) number.add(Icon.CHECK.create());
        else number.setText(String.valueOf(step + 1));
        var item = new ListItem(number, new Span(steps.get(step)));
        item.addClassName("ws");
        if (step < current) item.add(Markup.hidden(Words.of("stepper.done")).component());
        if (step < current) item.addClassName("done");
        if (step == current) {
            item.addClassName("now");
            item.getElement().setAttribute("aria-current", "step");
        }
        return item;
    }
}
