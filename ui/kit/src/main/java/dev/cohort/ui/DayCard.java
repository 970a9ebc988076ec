package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import java.util.Set;

/**
 * A card of "My day". Core and modules bring it as a CDI bean; a module's stands only where the tenant has the module.
 */
public interface DayCard {
    /** The columns of the page on a wide screen; on a narrow one they follow each other. */
    enum Column {
        /** What one has to do. */
        AGENDA,
        /** How work goes on. */
        MIDDLE,
        /** Numbers and news. */
        SIDE
    }

    /** Whose records a card is about. */
    enum Whose {
        /** Those of the viewer. */
        MINE,
        /** All that the viewer may see. */
        ALL
    }

    /**
     * Where a card stands, and for whom.
     *
     * @param order smaller stands higher in its column
     * @param permission without it the card is left out; empty for one that every member sees
     */
    record Place(Column column, int order, String permission) {}

    Place place();

    /** Under this name the card is kept where a member arranges the own day; its title stands in the bundle as {@code day.card.KEY}. */
    default String key() {
        return getClass().getSimpleName().replaceAll("\\$.*", "");
    }

    /** The roles that see it unless they choose otherwise; none for everybody. */
    default Set<String> roles() {
        return Set.of();
    }

    /** The card with the state of now, usually a {@link Panel}; asked for anew each time the page is opened. */
    Component create(Whose whose);
}
