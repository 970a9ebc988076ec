package dev.cohort.leads.dayui;

import com.vaadin.flow.component.Component;
import dev.cohort.access.Access;
import dev.cohort.access.Scope;
import dev.cohort.leads.LeadLists;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.Action;
import dev.cohort.ui.Address;
import dev.cohort.ui.DayStart;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** A centre without a single lead: how the first ones come. */
@ApplicationScoped
public class LeadsStart implements DayStart {
    private final LeadLists leads;

    @Inject
    LeadsStart(LeadLists leads) {
        this.leads = leads;
    }

    /** Asked only of those who see all: for others there may be leads of colleagues. */
    @Override
    public boolean isNeeded() {
        boolean seesAll = Context.caller()
                .scopeOf(LeadPermissions.READ)
                .filter(Scope.ALL::equals)
                .isPresent();
        return seesAll && leads.list(ListQuery.first(1)).items().isEmpty();
    }

    @Override
    public Component create() {
        List<Component> steps = new ArrayList<>();
        if (Access.may(LeadPermissions.IMPORT))
            steps.add(Action.primary(Words.of("leads.import.file"), Icon.UPLOAD, () -> Address.go("import?kind=lead")));
        if (Access.may(LeadPermissions.CREATE))
            steps.add(Action.plain(Words.of("leads.new"), Icon.PLUS, () -> Address.go("leads?new")));
        if (Access.may(LeadPermissions.FORM_CHANGE))
            steps.add(Action.plain(
                    Words.of("day.leads.start.form"), Icon.WEBSITE, () -> Address.go("settings/enquiry-form")));
        var empty = new EmptyState(
                Icon.PEOPLE,
                Words.of("day.leads.start"),
                Words.of("day.leads.start.text"),
                Parts.div("row wrap", steps.toArray(Component[]::new)));
        return Parts.div("card day-start", empty);
    }
}
