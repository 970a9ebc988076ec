package dev.cohort.ui;

import com.vaadin.flow.component.Component;

/** The first steps of a centre that has only begun. Modules bring it as a CDI bean; it stands in "My day" in place of cards that are empty. */
public interface DayStart {
    /** Whether there is nothing yet that the cards could tell of, as far as the viewer may know. */
    boolean isNeeded();

    /** What to begin with. */
    Component create();
}
