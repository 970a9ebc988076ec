package dev.cohort.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;

/** The address of the page at hand, which says what the page shows. */
public final class Address {
    private Address() {}

    /** Goes to another state of a page, with a step in the browser's history to come back by. */
    public static void go(String route, QueryParameters state) {
        UI.getCurrent().navigate(route, state);
    }

    /** Goes to a page by its path, which may have parameters. */
    public static void go(String path) {
        UI.getCurrent().navigate(path);
    }

    /** Tells the address a state that the page shows already, in place of the one before: one search is one step. */
    public static void replace(String route, QueryParameters state) {
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location(route, state));
    }
}
