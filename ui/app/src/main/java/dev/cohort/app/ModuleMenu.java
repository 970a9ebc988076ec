package dev.cohort.app;

import dev.cohort.access.Access;
import dev.cohort.module.Contributions;
import dev.cohort.module.InstalledModules;
import dev.cohort.module.MenuCount;
import dev.cohort.module.MenuEntry;
import dev.cohort.request.Context;
import dev.cohort.tenancy.Tenant;
import dev.cohort.ui.Icon;
import dev.cohort.ui.NavGroup;
import dev.cohort.ui.NavItem;
import dev.cohort.ui.NavSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The menu entries of core and of the tenant's modules, as far as the viewer may open them. */
@ApplicationScoped
public class ModuleMenu implements NavSource {
    private static final List<String> SECTIONS = List.of("day", "sales", "training", "centre", "settings");
    private static final String SETTINGS = "settings/";

    private final InstalledModules modules;
    private final Contributions contributions;

    @Inject
    ModuleMenu(InstalledModules modules, Contributions contributions) {
        this.modules = modules;
        this.contributions = contributions;
    }

    @Override
    public List<NavGroup> groups() {
        List<MenuEntry> entries = entries();
        Map<String, MenuCount> counts =
                contributions.of(MenuCount.class).stream().collect(Collectors.toMap(MenuCount::path, count -> count));
        return SECTIONS.stream()
                .map(section -> new NavGroup(
                        section.equals("day") ? "" : "nav." + section,
                        SECTIONS.indexOf(section),
                        entries.stream()
                                .filter(entry -> section(entry).equals(section))
                                .map(entry -> item(entry, counts.get(entry.path())))
                                .toList()))
                .toList();
    }

    /** What is set once in a while stands together, behind one entry. */
    private static String section(MenuEntry entry) {
        return entry.path().startsWith(SETTINGS) ? "settings" : entry.section();
    }

    private List<MenuEntry> entries() {
        Tenant tenant = Context.tenant();
        Stream<MenuEntry> core = (tenant.isVendor() ? CoreMenu.OF_THE_VENDOR : CoreMenu.OF_A_TENANT).stream();
        Stream<MenuEntry> contributed = modules.all().stream()
                .filter(module -> tenant.hasModule(module.id()))
                .flatMap(module -> module.module().menu().stream());
        return Stream.concat(core, contributed)
                .filter(entry -> entry.permission().isEmpty() || Access.may(entry.permission()))
                .toList();
    }

    private static NavItem item(MenuEntry entry, @Nullable MenuCount count) {
        NavItem item = NavItem.of(
                entry.title(), Icon.valueOf(entry.icon().toUpperCase(Locale.ROOT)), entry.path(), entry.order());
        if (!entry.shortcut().isEmpty()) item = item.shortcut(entry.shortcut());
        if (count == null) return item;
        return count.isUrgent() ? item.urgentCount(count::waiting) : item.count(count::waiting);
    }
}
