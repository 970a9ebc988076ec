package dev.cohort.app;

import dev.cohort.ui.Icon;
import dev.cohort.ui.NavGroup;
import dev.cohort.ui.NavItem;
import dev.cohort.ui.NavSource;
import dev.cohort.ui.QuickAdd;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
public class GalleryNavigation implements NavSource {
    @Override
    public List<NavGroup> groups() {
        return List.of(
                new NavGroup(
                        "",
                        0,
                        List.of(
                                NavItem.of("My day", Icon.SUN, "my-day", 1).shortcut("d"),
                                NavItem.of("Messages", Icon.MESSAGE, "messages", 2)
                                        .urgentCount(() -> Optional.of(4L)),
                                NavItem.of("Tasks", Icon.TASK, "tasks", 3).count(() -> Optional.of(6L)),
                                NavItem.of("Calendar", Icon.CALENDAR, "calendar", 4))),
                new NavGroup(
                        "Leads & sales",
                        1,
                        List.of(
                                NavItem.of("Leads", Icon.PEOPLE, "", 1)
                                        .count(() -> Optional.of(1284L))
                                        .shortcut("l"),
                                NavItem.of("Trials", Icon.TRIAL, "trials", 2).count(() -> Optional.of(11L)),
                                NavItem.of("Deals", Icon.DEAL, "deals", 3).count(() -> Optional.of(9L)),
                                NavItem.of("Orders", Icon.ORDER, "orders", 4))),
                new NavGroup(
                        "Training",
                        2,
                        List.of(
                                NavItem.of("Timetable", Icon.TABLE, "timetable", 1)
                                        .shortcut("t"),
                                NavItem.of("Groups", Icon.GROUP, "groups", 2).count(() -> Optional.of(23L)),
                                NavItem.of("Students", Icon.STUDENT, "students", 3)
                                        .count(() -> Optional.of(312L)),
                                NavItem.of("Courses", Icon.COURSE, "courses", 4))),
                new NavGroup(
                        "Centre",
                        3,
                        List.of(
                                NavItem.of("Reports", Icon.CHART, "reports", 1),
                                NavItem.of("Settings", Icon.SETTINGS, "settings", 2))));
    }

    @Override
    public List<QuickAdd> quickAdds() {
        return List.of(new QuickAdd("New lead", Icon.PEOPLE, "leads/new", 1));
    }
}
