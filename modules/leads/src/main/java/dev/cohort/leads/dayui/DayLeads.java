package dev.cohort.leads.dayui;

import dev.cohort.leads.LeadStage;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.DayCard.Whose;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the cards of leads share: whose leads are meant, and the addresses of their rows. */
final class DayLeads {
    private static final String[] OPEN = Arrays.stream(LeadStage.values())
            .filter(LeadStage::isOpen)
            .map(LeadStage::key)
            .toArray(String[]::new);

    private DayLeads() {}

    static @Nullable UUID owner(Whose whose) {
        return whose == Whose.MINE ? Context.caller().id() : null;
    }

    static ListQuery query(Whose whose, int limit) {
        UUID owner = owner(whose);
        return owner == null ? ListQuery.first(limit) : ListQuery.first(limit).where("owner", owner.toString());
    }

    static ListQuery open(Whose whose, int limit) {
        return query(whose, limit).where("stage", OPEN);
    }

    /** The list of leads with these parameters and the owner's. */
    static String rows(Whose whose, String parameters) {
        UUID owner = owner(whose);
        return "leads?" + parameters + (owner == null ? "" : "&owner=" + owner);
    }
}
