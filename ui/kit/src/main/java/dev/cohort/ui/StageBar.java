package dev.cohort.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;

/** The way of a record through its stages, with the time spent in each. */
public class StageBar extends OrderedList {
    private static final String INTO_SIGHT =
            "const bar = this.parentElement; bar.scrollLeft = this.offsetLeft - bar.offsetLeft - (bar.clientWidth - this.offsetWidth) / 2";

    public StageBar() {
        addClassName("stages");
        addAttachListener(event -> getElement().executeJs("window.Cohort.scrolls(this)"));
    }

    /** A stage that is behind; the note says how long it took. */
    public StageBar past(Ring ring, String name, String note) {
        return stage(ring, name, note, "done");
    }

    /** The stage at hand. */
    public StageBar now(Ring ring, String name, String note) {
        stage(ring, name, note, "now");
        var last = getComponentAt(getComponentCount() - 1);
        last.addClassName("in-" + ring.tone().css());
        last.getElement().setAttribute("aria-current", "step");
        last.addAttachListener(event -> last.getElement().executeJs(INTO_SIGHT));
        return this;
    }

    /** A stage still to come. */
    public StageBar next(Ring ring, String name) {
        return stage(ring, name, "", "next");
    }

    private StageBar stage(Ring ring, String name, String note, String state) {
        var item = new ListItem(ring.markup().component(), Parts.span("m", name));
        item.addClassNames("st", state);
        if (!note.isEmpty()) item.add(new Span(Parts.span("t3 sm", note)));
        add(item);
        return this;
    }
}
