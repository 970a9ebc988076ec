package dev.cohort.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.server.VaadinRequest;
import dev.cohort.branch.BranchDetails;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The frame around every view: navigation, search, quick add, and on a phone a bar at the bottom. */
@JavaScript("context://cohort/kit.js")
@JavaScript("context://cohort/connection.js")
@Dependent
public class Shell extends AppLayout implements AfterNavigationObserver {
    private static final int PHONE_ENTRIES = 4;

    private final Viewer viewer;
    private final Navigation navigation;
    private final CommandPalette palette;
    private final Bell bell;
    private final CurrentBranch branch;
    private final List<Entry> entries = new ArrayList<>();

    private final List<Counter> counters = new ArrayList<>();
    private final List<Anchor> phoneBarItems = new ArrayList<>();
    private final NativeButton more = new NativeButton();

    private record Entry(Anchor link, String path) {}

    private record Counter(Span badge, LongSupplier number) {
        void show(Locale locale) {
            long now = number.getAsLong();
            badge.setText(String.format(locale, "%,d", now));
            badge.setVisible(now > 0);
        }
    }

    @Inject
    public Shell(ViewerSource viewers, Navigation navigation, CommandPalette palette, Bell bell, CurrentBranch branch) {
        this.viewer = viewers.current();
        this.navigation = navigation;
        this.palette = palette;
        this.bell = bell;
        this.branch = branch;
        addClassName("shell");
        addToDrawer(drawer());
        addToNavbar(true, phoneBar());
        keys();
    }

    private Component drawer() {
        var side = Parts.div("side", skip(), tenant(), searchRow(), links(), me());
        side.getElement().setAttribute("role", "banner");
        return side;
    }

    /** The first thing the Tab key reaches: past the navigation. */
    private static Component skip() {
        var skip = Parts.button("skip btn", () -> {}, new Span(Words.of("shell.skip")));
        skip.addAttachListener(event -> skip.getElement().executeJs("window.Cohort.toContent(this)"));
        return skip;
    }

    private Component tenant() {
        var logo = Icon.LOGO.create();
        logo.addClassName("logo");
        var words = Parts.div("grow", Parts.span("name", viewer.tenantName()));
        if (!viewer.about().isEmpty()) words.add(Parts.span("about", viewer.about()));
        List<BranchDetails> branches = branch.choices();
        if (!branches.isEmpty()) words.add(branchSwitch(branches));
        return Parts.div("tenant", logo, words, bell);
    }

    private Component branchSwitch(List<BranchDetails> branches) {
        Optional<BranchDetails> now = branch.get();
        String here = now.map(BranchDetails::name).orElse(Words.of("shell.branch.all"));
        var button = Parts.button(
                "about branch-switch", () -> {}, Parts.span("cut", here), Icon.CHEVRON_DOWN.create(Icon.Size.SMALL));
        button.setAriaLabel(Words.of("shell.branch.of", here));
        var menu = new ActionMenu(button).heading(Words.of("shell.branch"));
        menu.item(now.isEmpty() ? Icon.CHECK : Icon.PLACE, Words.of("shell.branch.all"), () -> choose(null));
        branches.forEach(each -> menu.item(
                now.filter(each::equals).isPresent() ? Icon.CHECK : Icon.PLACE, each.name(), () -> choose(each)));
        return menu;
    }

    private void choose(@Nullable BranchDetails chosen) {
        getUI().ifPresent(page -> branch.choose(page, chosen));
    }

    private Component searchRow() {
        var words = Parts.span("grow cut", Words.of("shell.search"));
        var key = Parts.key(Words.of("keys.name.ctrl") + " K");
        var search = Parts.button("search", palette::open, Icon.SEARCH.create(Icon.Size.SMALL), words, key);
        search.getElement().setAttribute("aria-keyshortcuts", "Control+K");
        var row = Parts.div("row g1", search);
        if (!navigation.quickAdds().isEmpty()) row.add(quickAdd());
        return row;
    }

    private Component quickAdd() {
        var menu = new ActionMenu(Parts.iconButton("btn ic", Icon.PLUS, Words.of("shell.add"), () -> {}));
        navigation.quickAdds().forEach(add -> menu.link(add.icon(), Words.of(add.titleKey()), add.path()));
        return menu;
    }

    private Component links() {
        var links = new Nav();
        links.addClassName("nav");
        links.getElement().setAttribute("aria-label", Words.of("shell.nav"));
        for (NavGroup group : navigation.groups()) {
            if (group.isSettings()) {
                links.add(link(NavItem.of(NavGroup.SETTINGS, Icon.SETTINGS, NavGroup.SETTINGS_PATH, 0)));
                continue;
            }
            if (!group.titleKey().isEmpty()) links.add(new H2(Words.of(group.titleKey())));
            group.items().forEach(item -> links.add(link(item)));
        }
        return links;
    }

    private Anchor link(NavItem item) {
        var link = new Anchor(item.path());
        link.add(item.icon().create(), new Span(Words.of(item.titleKey())));
        LongSupplier count = item.count();
        if (count != null) {
            var badge = Parts.span(item.urgent() ? "n hot" : "n", "");
            link.add(badge);
            counters.add(new Counter(badge, count));
        }
        entries.add(new Entry(link, item.path()));
        return link;
    }

    private Component me() {
        var name = Parts.span("grow cut m", viewer.displayName());
        var user = Parts.button("user", () -> {}, Avatar.of(viewer.displayName(), Avatar.Size.MEDIUM), name);
        user.setTitle(Words.of("shell.account", viewer.displayName()));
        var menu = new ActionMenu(user)
                .above()
                .link(Icon.BELL, Words.of("shell.news"), "settings/notifications")
                .linkOut(Icon.LOGOUT, Words.of("shell.logout"), viewer.logoutUrl());
        menu.addClassName("grow");
        return Parts.div("me", menu, scheme(), help());
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
        phoneItems().forEach(item -> {
            var link = new Anchor(item.path());
            link.add(item.icon().create(Icon.Size.LARGE), new Span(Words.of(item.titleKey())));
            entries.add(new Entry(link, item.path()));
            phoneBarItems.add(link);
            bar.add(link);
        });
        more.addClickListener(click -> setDrawerOpened(!isDrawerOpened()));
        more.add(Icon.MENU.create(Icon.Size.LARGE), new Span(Words.of("shell.more")));
        more.addClassName("more");
        bar.add(more);
        return bar;
    }

    /** What one works with most: the first of the day, and what heads the next group, such as the leads. */
    private List<NavItem> phoneItems() {
        List<NavItem> all = navigation.items();
        List<NavItem> heads = navigation.groups().stream()
                .skip(1)
                .filter(group -> !group.isSettings())
                .limit(1)
                .flatMap(group -> group.items().stream().limit(1))
                .toList();
        List<NavItem> day = all.stream()
                .filter(item -> !heads.contains(item))
                .limit(PHONE_ENTRIES - heads.size())
                .toList();
        List<NavItem> shown = new ArrayList<>(day.stream().limit(2).toList());
        shown.addAll(heads);
        day.stream().skip(2).forEach(shown::add);
        return shown;
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

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement()
                .executeJs(
                        "window.Cohort.connection({lost: $0, again: $1, outTitle: $2, out: $3, login: $4,"
                                + " brokenTitle: $5, broken: $6, reload: $7, stay: $8})",
                        Words.of("connection.lost"),
                        Words.of("connection.again"),
                        Words.of("connection.out.title"),
                        Words.of("connection.out"),
                        Words.of("connection.login"),
                        Words.of("connection.broken.title"),
                        Words.of("connection.broken"),
                        Words.of("connection.reload"),
                        Words.of("connection.stay"));
    }

    void recount() {
        counters.forEach(counter -> counter.show(viewer.locale()));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        bell.refresh();
        recount();
        String here = event.getLocation().getPath();
        for (Entry entry : entries) {
            boolean on = entry.path().isEmpty()
                    ? here.isEmpty()
                    : here.equals(entry.path()) || here.startsWith(entry.path() + "/");
            entry.link().setClassName("on", on);
            if (on) entry.link().getElement().setAttribute("aria-current", "page");
            else entry.link().getElement().removeAttribute("aria-current");
        }
        more.setClassName("on", phoneBarItems.stream().noneMatch(link -> link.hasClassName("on")));
        getElement().executeJs("if (this.overlay) this.drawerOpened = false; window.Cohort.arrived()");
    }
}
