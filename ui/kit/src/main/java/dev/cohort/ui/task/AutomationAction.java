package dev.cohort.ui.task;

import com.vaadin.flow.component.Component;

/** A way to make tasks at once, shown above the rules; core and modules bring it as a CDI bean. */
public interface AutomationAction {

    /** @param changed draws the page anew */
    Component create(Runnable changed);
}
