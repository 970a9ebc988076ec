package dev.cohort.leads.ui;

import dev.cohort.access.Access;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadsModule;
import dev.cohort.request.Context;
import dev.cohort.ui.Icon;
import dev.cohort.ui.NavGroup;
import dev.cohort.ui.NavSource;
import dev.cohort.ui.QuickAdd;
import jakarta.enterprise.context.Dependent;
import java.util.ArrayList;
import java.util.List;

/** Puts a new lead behind the +. */
@Dependent
public class LeadCommands implements NavSource {
    /** The shell asks every module; the ones the tenant has not got keep silent. */
    private static boolean isOpen(String permission) {
        return Context.tenant().hasModule(LeadsModule.ID) && Access.may(permission);
    }

    @Override
    public List<NavGroup> groups() {
        return List.of();
    }

    @Override
    public List<QuickAdd> quickAdds() {
        List<QuickAdd> adds = new ArrayList<>();
        if (isOpen(LeadPermissions.CREATE)) adds.add(new QuickAdd("leads.new", Icon.PEOPLE, "leads?new=1", 10));
        if (isOpen(LeadPermissions.IMPORT))
            adds.add(new QuickAdd("leads.import.file", Icon.UPLOAD, "import?kind=lead", 90));
        return adds;
    }
}
