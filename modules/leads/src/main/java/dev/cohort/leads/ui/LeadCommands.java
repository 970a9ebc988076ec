package dev.cohort.leads.ui;

import dev.cohort.access.Access;
import dev.cohort.leads.LeadLists;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadSummary;
import dev.cohort.leads.LeadsModule;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.Command;
import dev.cohort.ui.CommandSource;
import dev.cohort.ui.Icon;
import dev.cohort.ui.NavGroup;
import dev.cohort.ui.NavSource;
import dev.cohort.ui.QuickAdd;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Finds leads for the command palette, and puts a new one behind the +. */
@Dependent
public class LeadCommands implements CommandSource, NavSource {
    private static final int SHOWN = 6;
    private static final int LONGEST_TEXT = 200;

    private final LeadLists lists;

    @Inject
    LeadCommands(LeadLists lists) {
        this.lists = lists;
    }

    @Override
    public List<Command> search(String typed) {
        if (!isOpen(LeadPermissions.READ)) return List.of();
        String text = typed.substring(0, Math.min(typed.length(), LONGEST_TEXT));
        return lists.list(ListQuery.first(SHOWN).searching(text)).items().stream()
                .map(LeadCommands::command)
                .toList();
    }

    /** The shell asks every module; the ones the tenant has not got keep silent. */
    private static boolean isOpen(String permission) {
        return Context.tenant().hasModule(LeadsModule.ID) && Access.may(permission);
    }

    private static Command command(LeadSummary lead) {
        return new Command(Icon.PEOPLE, lead.name(), lead.number(), "leads/" + lead.number());
    }

    @Override
    public List<NavGroup> groups() {
        return List.of();
    }

    @Override
    public List<QuickAdd> quickAdds() {
        return isOpen(LeadPermissions.CREATE)
                ? List.of(new QuickAdd("leads.new", Icon.PEOPLE, "leads?new=1", 10))
                : List.of();
    }
}
