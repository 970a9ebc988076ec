package dev.cohort.leads;

import dev.cohort.access.Permission;
import dev.cohort.module.MenuEntry;
import dev.cohort.module.PlatformModule;
import java.util.List;
import java.util.Optional;

/** What the leads module brings. */
public class LeadsModule extends PlatformModule {
    public static final String ID = "leads";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Class<?>> entities() {
        return List.of(Lead.class, StageChange.class);
    }

    @Override
    public Optional<String> changelog() {
        return Optional.of("liquibase/leads/changelog.xml");
    }

    @Override
    public List<Permission> permissions() {
        return LeadPermissions.all();
    }

    @Override
    public List<MenuEntry> menu() {
        return List.of(new MenuEntry("sales", "leads.menu", "people", "leads", LeadPermissions.READ, 10, "L"));
    }

    @Override
    public boolean enabledByDefault() {
        return true;
    }
}
