package dev.cohort.leads.dayui;

import dev.cohort.leads.LeadStage;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.CurrentBranch;
import dev.cohort.ui.DayCard.Whose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the cards of leads share: whose leads are meant, of which branch, and the addresses of their rows. */
@ApplicationScoped
class DayLeads {
    private static final String[] OPEN = Arrays.stream(LeadStage.values())
            .filter(LeadStage::isOpen)
            .map(LeadStage::key)
            .toArray(String[]::new);

    private final CurrentBranch branch;

    @Inject
    DayLeads(CurrentBranch branch) {
        this.branch = branch;
    }

    static @Nullable UUID owner(Whose whose) {
        return whose == Whose.MINE ? Context.caller().id() : null;
    }

    /** The branch the viewer works in; null for all. */
    @Nullable
    UUID branch() {
        return branch.id().orElse(null);
    }

    ListQuery query(Whose whose, int limit) {
        UUID owner = owner(whose);
        ListQuery query = branch.narrow(ListQuery.first(limit));
        return owner == null ? query : query.where("owner", owner.toString());
    }

    ListQuery open(Whose whose, int limit) {
        return query(whose, limit).where("stage", OPEN);
    }

    /** The list of leads with these parameters and the owner's; the list knows the branch. */
    static String rows(Whose whose, String parameters) {
        UUID owner = owner(whose);
        return "leads?" + parameters + (owner == null ? "" : "&owner=" + owner);
    }
}
