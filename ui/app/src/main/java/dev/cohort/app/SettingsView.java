package dev.cohort.app;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Open;
import dev.cohort.text.Texts;
import dev.cohort.ui.Icon;
import dev.cohort.ui.NavGroup;
import dev.cohort.ui.NavItem;
import dev.cohort.ui.Navigation;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Shell;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Everything that can be set, as far as the viewer may see it, each with a word of what it is for. */
@Route(value = "settings", layout = Shell.class)
@Open(to = Open.To.MEMBERS, because = "It lists the pages that the member may open anyway.")
@Dependent
public class SettingsView extends View implements HasDynamicTitle {
    @Inject
    public SettingsView(Navigation navigation) {
        List<NavItem> items = navigation.groups().stream()
                .filter(NavGroup::isSettings)
                .flatMap(group -> group.items().stream())
                .toList();
        var cards = Parts.div("settings-cards");
        items.forEach(item -> cards.add(card(item)));
        // Each member's own, whatever else they may set.
        cards.add(card(NavItem.of("shell.news", Icon.BELL, "settings/notifications", 0)));
        add(new PageHeader(Words.of("nav.settings")), Parts.div("scroll", Parts.div("page-body", cards)));
    }

    private static Component card(NavItem item) {
        var card = new Anchor(item.path());
        card.addClassName("settings-card");
        var words = Parts.div("col grow", new H2(Words.of(item.titleKey())));
        Texts.find(Words.locale(), "settings.about." + item.path().replaceFirst("^settings/", ""))
                .ifPresent(about -> words.add(Parts.span("t2 sm", about)));
        card.add(Parts.div("tile", item.icon().create()), words);
        return card;
    }

    @Override
    public String getPageTitle() {
        return Words.of("nav.settings");
    }
}
