package dev.cohort.admin.tenant;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.OnVendorHost;
import dev.cohort.access.ViewPermission;
import dev.cohort.module.InstalledModules;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.tenancy.TenantDirectory;
import dev.cohort.tenancy.TenantStatus;
import dev.cohort.tenancy.TenantSummary;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Confirm;
import dev.cohort.ui.DataGrid;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Facts;
import dev.cohort.ui.Icon;
import dev.cohort.ui.ListDetail;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Paged;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Peek;
import dev.cohort.ui.Section;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.View;
import dev.cohort.ui.ViewTabs;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The vendor's tenants: which there are, how they stand, and what may be done to them. */
@Route(value = "tenants", layout = Shell.class)
@OnVendorHost
@ViewPermission(CorePermissions.TENANT_READ)
@Dependent
public class TenantsView extends View implements BeforeEnterObserver, HasDynamicTitle {
    private static final Map<String, List<TenantStatus>> TABS = Map.of(
            "all", List.of(),
            "active", List.of(TenantStatus.ACTIVE),
            "attention", List.of(TenantStatus.MAINTENANCE, TenantStatus.PROVISIONING),
            "suspended", List.of(TenantStatus.SUSPENDED));
    private static final int SHORT_VERSION = 10;
    private static final List<String> TAB_ORDER = List.of("all", "active", "attention", "suspended");

    private final TenantDirectory tenants;
    private final InstalledModules modules;
    private final PageHeader header = new PageHeader(Words.of("tenants.title"));
    private final ViewTabs tabs = new ViewTabs();
    private final TextField search = new TextField();
    private final DataGrid<TenantSummary> grid = new DataGrid<>(TenantSummary::slug);
    private final ListDetail body = new ListDetail(grid);
    private String tab = "all";
    private String opened = "";

    @Inject
    public TenantsView(TenantDirectory tenants, InstalledModules modules) {
        this.tenants = tenants;
        this.modules = modules;
        TAB_ORDER.forEach(id -> tabs.add(id, Words.of("tenants.tab." + id), 0));
        tabs.onSelect(id -> go(id, search.getValue(), "")).end(searchField());
        if (Access.may(CorePermissions.TENANT_CREATE)) header.actions(newTenant());
        columns();
        add(header, tabs, body);
    }

    private Component newTenant() {
        String words = Words.of("tenants.new");
        return Action.key(Action.primary(words, Icon.PLUS, this::create), "c", words);
    }

    private TextField searchField() {
        search.setPlaceholder(Words.of("tenants.search"));
        search.setAriaLabel(Words.of("tenants.search"));
        search.setPrefixComponent(Icon.SEARCH.create(Icon.Size.SMALL));
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.addClassName("tab-search");
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(event -> {
            if (event.isFromClient()) go(tab, event.getValue(), "");
        });
        return search;
    }

    private void columns() {
        grid.addClassName("tall");
        grid.column("name", Words.of("tenants.column.name"), TenantsView::name)
                .setSortable(true)
                .setWidth("210px")
                .setFlexGrow(2);
        grid.column("status", Words.of("tenants.column.status"), row -> badge(row.status()))
                .setSortable(true)
                .setFlexGrow(0)
                .setWidth("128px");
        grid.column("modules", Words.of("tenants.column.modules"), this::pips)
                .setFlexGrow(0)
                .setWidth("96px");
        grid.text("owner", Words.of("tenants.column.owner"), TenantSummary::ownerEmail)
                .setFlexGrow(1);
        grid.text("createdAt", Words.of("tenants.column.created"), row -> Days.of(row.createdAt()))
                .setSortable(true)
                .setFlexGrow(0)
                .setWidth("120px");
        grid.column("health", Words.of("tenants.column.health"), TenantsView::health)
                .setFlexGrow(2);
        grid.phoneCard(row -> Markup.span("row", name(row), Markup.span("grow"), badge(row.status())));
        grid.empty(new EmptyState(Icon.BUILDING, Words.of("tenants.none"), Words.of("tenants.none.text")));
        grid.onOpen(row -> go(tab, search.getValue(), row.slug()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        String wanted = parameters.getSingleParameter("view").orElse("all");
        String text = parameters.getSingleParameter("q").orElse("");
        boolean sameRows = wanted.equals(tab) && text.equals(search.getValue()) && grid.isAttached();
        tab = TABS.containsKey(wanted) ? wanted : "all";
        tabs.select(tab);
        search.setValue(text);
        if (!sameRows) reload();
        peek(parameters.getSingleParameter("peek").orElse(""));
    }

    private void go(String view, String text, String slug) {
        Map<String, String> parameters = new HashMap<>();
        if (!view.equals("all")) parameters.put("view", view);
        if (!text.isBlank()) parameters.put("q", text.strip());
        if (!slug.isEmpty()) parameters.put("peek", slug);
        getUI().ifPresent(page -> page.navigate("tenants", QueryParameters.simple(parameters)));
    }

    private void reload() {
        String text = search.getValue();
        grid.load((cursor, limit, sort) -> {
            ListQuery query = query(tab, limit).searching(text).after(cursor.isEmpty() ? null : cursor);
            if (!sort.isEmpty())
                query = query.sorted(sort.stream()
                        .map(by -> by.descending() ? "-" + by.field() : by.field())
                        .toArray(String[]::new));
            Page<TenantSummary> page = tenants.list(query);
            return new Paged<>(page.items(), page.next() == null ? "" : page.next());
        });
        count();
    }

    private void count() {
        long all = count("all");
        header.count(all);
        TAB_ORDER.forEach(id -> tabs.count(id, id.equals("all") ? all : count(id)));
        grid.total(Words.of("tenants.total", all));
    }

    private long count(String view) {
        Long total = tenants.list(query(view, 1).counting()).total();
        return total == null ? 0 : total;
    }

    private static ListQuery query(String view, int limit) {
        ListQuery query = ListQuery.first(limit);
        List<TenantStatus> statuses = TABS.getOrDefault(view, List.of());
        return statuses.isEmpty()
                ? query
                : query.where(
                        "status",
                        statuses.stream()
                                .map(status -> status.name().toLowerCase(Locale.ROOT))
                                .toArray(String[]::new));
    }

    private static Markup name(TenantSummary row) {
        String letter = row.name().isBlank()
                ? "?"
                : row.name().strip().substring(0, row.name().strip().offsetByCodePoints(0, 1));
        return Markup.span(
                "row",
                Markup.span("av tile-letter k" + colour(row.slug()), Markup.text(letter.toUpperCase(Words.locale()))),
                Markup.span(
                        "two",
                        Markup.span("cut m", Markup.text(row.name())),
                        Markup.span("cut sm t3", Markup.text(host(row)))));
    }

    private static int colour(String slug) {
        return Math.floorMod(slug.hashCode(), 7) + 1;
    }

    private static String host(TenantSummary row) {
        return row.url().replaceFirst("^https?://", "");
    }

    private static Markup badge(TenantStatus status) {
        String words = Words.of("tenants.status." + status.name().toLowerCase(Locale.ROOT));
        return switch (status) {
            case ACTIVE -> Badge.markup(words, Tone.GREEN, Icon.CHECK);
            case PROVISIONING -> Badge.markup(words, Tone.BLUE, Icon.CLOCK);
            case MAINTENANCE -> Badge.markup(words, Tone.RED, Icon.ALERT);
            case SUSPENDED -> Badge.markup(words, Tone.ORANGE, Icon.LOCK);
            case ARCHIVED, DELETED -> Badge.markup(words, Tone.GREY, Icon.INBOX);
        };
    }

    private Markup pips(TenantSummary row) {
        Markup[] pips = modules.all().stream()
                .map(module -> Markup.of("i", row.modules().contains(module.id()) ? "on" : "", Markup.EMPTY))
                .toArray(Markup[]::new);
        return Markup.span(
                "row",
                Markup.span("pips", pips),
                Markup.text(String.valueOf(row.modules().size())));
    }

    private static Markup health(TenantSummary row) {
        if (row.failure() != null)
            return Markup.span(
                    "row red", Icon.ALERT.markup(Icon.Size.SMALL), Markup.span("cut", Markup.text(row.failure())));
        return switch (row.status()) {
            case ACTIVE ->
                Markup.span(
                        "row green",
                        Icon.CHECK.markup(Icon.Size.SMALL),
                        Markup.span("cut", Markup.text(Words.of("tenants.well"))));
            case PROVISIONING ->
                Markup.span(
                        "row blue",
                        Icon.CLOCK.markup(Icon.Size.SMALL),
                        Markup.span("cut", Markup.text(Words.of("tenants.under-way"))));
            case SUSPENDED ->
                Markup.span(
                        "row t3",
                        Icon.LOCK.markup(Icon.Size.SMALL),
                        Markup.span("cut", Markup.text(Words.of("tenants.locked"))));
            default -> Markup.meta("–");
        };
    }

    private void peek(String slug) {
        opened = slug;
        grid.current(slug);
        if (slug.isEmpty()) {
            body.close();
            return;
        }
        TenantSummary row = tenants.get(slug);
        var link = new Anchor(row.url(), host(row));
        link.setTarget("_blank");
        var facts = new Facts()
                .add(Words.of("tenants.column.address"), link)
                .add(Words.of("tenants.column.owner"), row.ownerEmail())
                .add(Words.of("tenants.column.created"), Days.of(row.createdAt()))
                .add(Words.of("tenants.column.version"), shortened(row.coreVersion()));
        var peek = new Peek(row.name())
                .page("tenants?peek=" + slug)
                .onClose(() -> go(tab, search.getValue(), ""))
                .top(
                        Parts.div("title", Parts.span("", row.name())),
                        Parts.div("row wrap", badge(row.status()).component()),
                        actions(row));
        if (row.failure() != null) peek.section(failure(row.failure()));
        peek.section(new Section(facts));
        peek.section(new Section(Words.of("tenants.column.modules"), moduleBadges(row))
                .count(row.modules().size()));
        body.open(peek);
    }

    /** The schema's version is a long fingerprint; its beginning tells two apart. */
    private static String shortened(String version) {
        return version.length() <= SHORT_VERSION ? version : version.substring(0, SHORT_VERSION);
    }

    private static Section failure(String reason) {
        var words = Parts.div("reason", Parts.span("", reason));
        return new Section(
                Words.of("tenants.failure"),
                new Note(Tone.RED, Icon.ALERT, Markup.text(Words.of("tenants.failure.text"))),
                words);
    }

    private static Div moduleBadges(TenantSummary row) {
        var badges = Parts.div("row wrap");
        row.modules()
                .forEach(id -> badges.add(Badge.of(
                        Texts.find(Words.locale(), "module." + id + ".title").orElse(id), Tone.OUTLINE)));
        if (row.modules().isEmpty()) badges.add(Parts.span("t3", Words.of("tenants.no-modules")));
        return badges;
    }

    private Div actions(TenantSummary row) {
        var actions = Parts.div("row wrap");
        if (row.status() == TenantStatus.ACTIVE)
            actions.add(Action.primary(Words.of("tenants.open"), Icon.EXPAND, () -> getUI().ifPresent(
                            page -> page.getPage().open(row.url()))));
        if (!Access.may(CorePermissions.TENANT_CHANGE)) return actions;
        if (row.status() == TenantStatus.SUSPENDED)
            actions.add(Action.primary(Words.of("tenants.resume"), Icon.PLAY, () -> resume(row)));
        if (row.status() == TenantStatus.ACTIVE || row.status() == TenantStatus.MAINTENANCE)
            actions.add(Action.plain(
                    Words.of("tenants.suspend"),
                    Icon.LOCK,
                    () -> Confirm.ask(
                            Words.of("tenants.suspend.title", row.name()),
                            Words.of("tenants.suspend.text"),
                            Words.of("tenants.suspend"),
                            () -> suspend(row))));
        return actions;
    }

    private void suspend(TenantSummary row) {
        tenants.suspend(row.slug());
        changed("tenants.suspended", row.name());
    }

    private void resume(TenantSummary row) {
        tenants.resume(row.slug());
        changed("tenants.resumed", row.name());
    }

    private void changed(String text, String name) {
        reload();
        peek(opened);
        Toast.show(Words.of(text, name));
    }

    private void create() {
        new NewTenantForm(tenants, modules, made -> {
                    Toast.show(Words.of("tenants.created", made.name()));
                    reload();
                    go("all", "", made.slug());
                })
                .open();
    }

    @Override
    public String getPageTitle() {
        return Words.of("tenants.title");
    }
}
