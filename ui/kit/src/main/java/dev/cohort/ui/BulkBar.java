package dev.cohort.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** What can be done with the rows that are selected; seen only while some are. */
public class BulkBar extends Div {
    private final Span count = new Span();
    private final Span actions = Parts.span("row g1", "");
    private Runnable clear = () -> {};

    public BulkBar() {
        addClassName("bulk");
        getElement().setAttribute("role", "toolbar");
        getElement().setAttribute("aria-label", Words.of("bulk"));
        count.getElement().setAttribute("aria-live", "polite");
        add(count, Parts.span("sep", ""), actions, Parts.span("sep", ""));
        add(Parts.iconButton("btn t ic", Icon.CLOSE, Words.of("bulk.clear"), () -> clear.run()));
        setVisible(false);
    }

    public BulkBar action(Icon icon, String words, Runnable click) {
        actions.add(Parts.button("btn t", click, icon.create(), new Span(words)));
        return this;
    }

    /** An action that shows only its icon. */
    public BulkBar iconAction(Icon icon, String words, Runnable click) {
        actions.add(Parts.iconButton("btn t ic", icon, words, click));
        return this;
    }

    public BulkBar onClear(Runnable then) {
        clear = then;
        return this;
    }

    /** Shows itself for so many rows, or goes away for none. */
    public void show(int selected) {
        setVisible(selected > 0);
        count.setText(Words.of("bulk.selected", selected));
    }
}
