package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;

/** A span that shows a {@link Markup}. */
@Tag("span")
public class MarkupSpan extends Component implements HasStyle, HasSize {
    public MarkupSpan(Markup markup) {
        set(markup);
    }

    public final void set(Markup markup) {
        getElement().setProperty("innerHTML", markup.html());
    }
}
