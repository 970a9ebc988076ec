package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;

/** A list, and beside it the record that is looked at. */
public class ListDetail extends Div {
    private final Div list = Parts.div("list");
    private Optional<Peek> peek = Optional.empty();

    public ListDetail(Component... parts) {
        addClassName("list-detail");
        list.add(parts);
        add(list);
    }

    /** Shows another list in place of the one before, such as the board for the table. */
    public void list(Component... parts) {
        list.removeAll();
        list.add(parts);
    }

    public void open(Peek next) {
        close();
        peek = Optional.of(next);
        add(next);
    }

    public void close() {
        peek.ifPresent(this::remove);
        peek = Optional.empty();
    }

    public boolean isOpen() {
        return peek.isPresent();
    }
}
