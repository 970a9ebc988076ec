package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.popover.PopoverVariant;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The frame around every view: navigation, search, quick add, and on a phone a bar at the bottom. */
@Dependent
public class Shell extends AppLayout implements AfterNavigationObserver {
    private static final int PHONE_ENTRIES = 4;

    private final Viewer viewer;
    private final ViewerSource viewers;
    private final Navigation navigation;
    private final CommandPalette palette;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Anchor link, String path) {}

    @Inject
    public Shell(ViewerSource viewers, Navigation navigation, CommandPalette palette) {
        this.viewers = viewers;
        this.viewer = viewers.current();
        this.navigation = navigation;
        this.palette = palette;
        addClassName("shell");
        addToDrawer(drawer());
        addToNavbar(true, phoneBar());
        keys();
    }

    private Component drawer() {
        var side = Parts.div("side", tenant(), searchRow(), links(), me());
        side.getElement().setAttribute("role", "banner");
        return side;
    }

    private Component tenant() {
        var logo = Icon.LOGO.create();
        logo.addClassName("logo");
        var name = new Span(viewer.tenantName());
        name.addClassName("name");
        var words = Parts.div("grow", name);
        if (!viewer.branch().isEmpty()) words.add(branch());
        return Parts.div("tenant", logo, words, bell());
    }

    private Component branch() {
        var branch = Parts.button("branch", () -> {}, new Span(viewer.branch()));
        if (viewer.branches().size() < 2) return Parts.span("branch", viewer.branch());
        branch.add(Icon.CHEVRON_DOWN.create(Icon.Size.SMALL));
        branch.setAriaLabel(Words.of("shell.branch", viewer.branch()));
        var choices = Parts.div("menu");
        var menu = menu(branch, choices);
        viewer.branches()
                .forEach(choice -> choices.add(Parts.button(
                        "item",
                        () -> {
                            menu.close();
                            viewers.switchBranch(choice.id());
                            getUI().ifPresent(page -> page.getPage().reload());
                        },
                        new Span(choice.name()))));
        return Parts.div("", branch, menu);
    }

    private Component bell() {
        var bell = Parts.iconButton("btn t ic s", Icon.BELL, Words.of("shell.notices"), () -> {});
        var notices = menu(bell, Parts.div("notices", new EmptyState(Icon.BELL, Words.of("shell.notices.none"), "")));
        return Parts.div("bell", bell, notices);
    }

    private Component searchRow() {
        var words = new Span(Words.of("shell.search"));
        var search =
                Parts.button("search", palette::open, Icon.SEARCH.create(Icon.Size.SMALL), words, Parts.key("Ctrl K"));
        search.getElement().setAttribute("aria-keyshortcuts", "Control+K");
        return Parts.div("row g1", search, quickAdd());
    }

    private Component quickAdd() {
        var button = Parts.iconButton("btn ic", Icon.PLUS, Words.of("shell.add"), () -> {});
        var choices = Parts.div("menu");
        navigation.quickAdds().forEach(add -> {
            var item = new Anchor(add.path());
            item.add(add.icon().create(), new Span(Words.of(add.titleKey())));
            item.setRouterIgnore(false);
            item.addClassName("item");
            choices.add(item);
        });
        var menu = menu(button, choices);
        return Parts.div("", button, menu);
    }

    private Component links() {
        var links = new Nav();
        links.addClassName("nav");
        links.getElement().setAttribute("aria-label", Words.of("shell.nav"));
        for (NavGroup group : navigation.groups()) {
            if (!group.titleKey().isEmpty()) links.add(new H2(Words.of(group.titleKey())));
            group.items().forEach(item -> links.add(link(item)));
        }
        return links;
    }

    private Anchor link(NavItem item) {
        var link = new Anchor(item.path());
        link.add(item.icon().create(), new Span(Words.of(item.titleKey())));
        Optional<Long> count = item.count().get();
        count.ifPresent(number -> {
            var badge = Parts.span(item.urgent() ? "n hot" : "n", String.format(viewer.locale(), "%,d", number));
            link.add(badge);
        });
        entries.add(new Entry(link, item.path()));
        return link;
    }

    private Component me() {
        var name = Parts.span("grow cut m", viewer.displayName());
        var user = Parts.button("user", () -> {}, Avatar.of(viewer.displayName(), Avatar.Size.MEDIUM), name);
        user.setAriaLabel(Words.of("shell.account", viewer.displayName()));
        var logout = new Anchor(viewer.logoutUrl());
        logout.setRouterIgnore(true);
        logout.add(Icon.LOGOUT.create(), new Span(Words.of("shell.logout")));
        logout.addClassName("item");
        var menu = menu(user, Parts.div("menu", logout));
        menu.setPosition(PopoverPosition.TOP_START);
        return Parts.div("me", user, menu, scheme(), help());
    }

    private Component scheme() {
        Scheme[] now = {Scheme.of(VaadinRequest.getCurrent())};
        var button = Parts.iconButton("btn t ic s", now[0].icon, "", () -> {});
        showScheme(button, now[0]);
        button.addClickListener(event -> {
            now[0] = now[0].next();
            getUI().ifPresent(now[0]::apply);
            showScheme(button, now[0]);
        });
        return button;
    }

    private static void showScheme(NativeButton button, Scheme scheme) {
        button.removeAll();
        button.add(scheme.icon.create());
        button.setAriaLabel(Words.of(scheme.textKey()));
        button.setTitle(Words.of(scheme.textKey()));
    }

    private Component help() {
        return Parts.iconButton("btn t ic s", Icon.HELP, Words.of("shell.help"), KeyboardHelp::open);
    }

    private Component phoneBar() {
        var bar = new Nav();
        bar.addClassName("phone-bar");
        bar.getElement().setAttribute("aria-label", Words.of("shell.nav.phone"));
        navigation.items().stream().limit(PHONE_ENTRIES).forEach(item -> {
            var link = new Anchor(item.path());
            link.add(item.icon().create(Icon.Size.LARGE), new Span(Words.of(item.titleKey())));
            entries.add(new Entry(link, item.path()));
            bar.add(link);
        });
        bar.add(Parts.button(
                "more",
                () -> setDrawerOpened(!isDrawerOpened()),
                Icon.MENU.create(Icon.Size.LARGE),
                new Span(Words.of("shell.more"))));
        return bar;
    }

    private void keys() {
        Keys.on(this, "ctrl+k", Words.of("keys.palette"), palette::open);
        Keys.on(this, "?", Words.of("keys.help"), KeyboardHelp::open);
        Keys.on(this, "ctrl+z", Words.of("keys.undo"), Toast::undoLast);
        navigation.items().stream()
                .filter(item -> !item.shortcut().isEmpty())
                .forEach(item -> Keys.on(
                        this,
                        "g " + item.shortcut().toLowerCase(Locale.ROOT),
                        Words.of(item.titleKey()),
                        () -> getUI().ifPresent(page -> page.navigate(item.path()))));
    }

    private static Popover menu(Component target, Div content) {
        var menu = new Popover(content);
        menu.setTarget(target);
        menu.setPosition(PopoverPosition.BOTTOM_START);
        menu.addThemeVariants(PopoverVariant.AURA_NO_PADDING);
        menu.setAutofocus(true);
        return menu;
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String here = event.getLocation().getPath();
        for (Entry entry : entries) {
            boolean on = entry.path().isEmpty()
                    ? here.isEmpty()
                    : here.equals(entry.path()) || here.startsWith(entry.path() + "/");
            entry.link().setClassName("on", on);
            if (on) entry.link().getElement().setAttribute("aria-current", "page");
            else entry.link().getElement().removeAttribute("aria-current");
        }
        getElement().executeJs("if (this.overlay) this.drawerOpened = false");
    }
}
