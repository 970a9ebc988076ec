package dev.cohort.app;

import dev.cohort.access.Access;
import dev.cohort.module.Contributions;
import dev.cohort.ui.DayCard;
import dev.cohort.ui.DayStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;

/** Finds the cards of "My day" that core and the tenant's modules bring. */
@ApplicationScoped
public class DayCards {
    private final Contributions contributions;

    @Inject
    DayCards(Contributions contributions) {
        this.contributions = contributions;
    }

    /** The cards the viewer may see, in their order. */
    List<DayCard> ofViewer() {
        return contributions.of(DayCard.class).stream()
                .filter(card -> mayBeSeen(card.place()))
                .sorted(Comparator.comparingInt(card -> card.place().order()))
                .toList();
    }

    /** The first steps that modules offer where nothing is yet. */
    List<DayStart> starts() {
        return contributions.of(DayStart.class);
    }

    private static boolean mayBeSeen(DayCard.Place place) {
        return place.permission().isEmpty() || Access.may(place.permission());
    }
}
