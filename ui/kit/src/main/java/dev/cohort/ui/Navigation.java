package dev.cohort.ui;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The navigation of the viewer at hand, put together from all sources. */
@Dependent
public class Navigation {
    private final List<NavSource> sources;

    @Inject
    public Navigation(@Any Instance<NavSource> sources) {
        this(sources.stream().toList());
    }

    Navigation(List<NavSource> sources) {
        this.sources = sources;
    }

    /** All groups in order, each with its entries in order; empty groups are left out. */
    public List<NavGroup> groups() {
        Map<String, NavGroup> byTitle = new LinkedHashMap<>();
        sources.stream()
                .flatMap(source -> source.groups().stream())
                .forEach(group -> byTitle.merge(group.titleKey(), group, Navigation::joined));
        return byTitle.values().stream()
                .filter(group -> !group.items().isEmpty())
                .map(Navigation::sorted)
                .sorted(Comparator.comparingInt(NavGroup::order))
                .toList();
    }

    public List<NavItem> items() {
        return groups().stream().flatMap(group -> group.items().stream()).toList();
    }

    public List<QuickAdd> quickAdds() {
        return sources.stream()
                .flatMap(source -> source.quickAdds().stream())
                .sorted(Comparator.comparingInt(QuickAdd::order))
                .toList();
    }

    private static NavGroup joined(NavGroup one, NavGroup other) {
        return new NavGroup(
                one.titleKey(),
                Math.min(one.order(), other.order()),
                Stream.concat(one.items().stream(), other.items().stream()).toList());
    }

    private static NavGroup sorted(NavGroup group) {
        return new NavGroup(
                group.titleKey(),
                group.order(),
                group.items().stream()
                        .sorted(Comparator.comparingInt(NavItem::order))
                        .toList());
    }
}
