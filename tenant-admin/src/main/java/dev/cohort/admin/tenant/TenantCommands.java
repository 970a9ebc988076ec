package dev.cohort.admin.tenant;

import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.tenancy.TenantDirectory;
import dev.cohort.ui.Command;
import dev.cohort.ui.CommandSource;
import dev.cohort.ui.Icon;
import dev.cohort.ui.NavGroup;
import dev.cohort.ui.NavSource;
import dev.cohort.ui.QuickAdd;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Finds tenants for the vendor's command palette, and puts a new one behind the +. */
@Dependent
public class TenantCommands implements CommandSource, NavSource {
    private static final int SHOWN = 6;

    private final TenantDirectory tenants;

    @Inject
    TenantCommands(TenantDirectory tenants) {
        this.tenants = tenants;
    }

    @Override
    public List<Command> search(String typed) {
        if (!isOpen(CorePermissions.TENANT_READ)) return List.of();
        return tenants.list(ListQuery.first(SHOWN).searching(typed)).items().stream()
                .map(tenant -> new Command(
                        Icon.BUILDING, tenant.name(), TenantWords.host(tenant), "tenants?peek=" + tenant.slug()))
                .toList();
    }

    private static boolean isOpen(String permission) {
        return Context.tenant().isVendor() && Access.may(permission);
    }

    @Override
    public List<NavGroup> groups() {
        return List.of();
    }

    @Override
    public List<QuickAdd> quickAdds() {
        return isOpen(CorePermissions.TENANT_CREATE)
                ? List.of(new QuickAdd("tenants.new", Icon.BUILDING, "tenants?new=1", 10))
                : List.of();
    }
}
