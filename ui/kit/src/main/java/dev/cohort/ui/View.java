package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** A page inside the shell: header and bars keep their height, what is last takes the rest. */
public class View extends Div {
    public View(Component... parts) {
        super(parts);
        addClassName("view");
    }
}
