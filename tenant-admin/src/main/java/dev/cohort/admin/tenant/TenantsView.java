package dev.cohort.admin.tenant;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.OnVendorHost;
import dev.cohort.access.ViewPermission;
import dev.cohort.admin.tenant.TenantsState.Tab;
import dev.cohort.module.InstalledModules;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.tenancy.TenantDirectory;
import dev.cohort.tenancy.TenantSummary;
import dev.cohort.tenancy.export.TenantExports;
import dev.cohort.ui.Action;
import dev.cohort.ui.Address;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.ListDetail;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Paged;
import dev.cohort.ui.SearchField;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Toast;
import dev.cohort.ui.View;
import dev.cohort.ui.ViewTabs;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The vendor's tenants: which there are, and how they stand. What is shown stands in the URL. */
@Route(value = "tenants", layout = Shell.class)
@OnVendorHost
@ViewPermission(CorePermissions.TENANT_READ)
@Dependent
public class TenantsView extends View implements BeforeEnterObserver, HasDynamicTitle {
    private final TenantDirectory tenants;
    private final TenantExports exports;
    private final InstalledModules modules;
    private final PageHeader header = new PageHeader(Words.of("tenants.title"));
    private final ViewTabs tabs = new ViewTabs();
    private final SearchField search = new SearchField(Words.of("tenants.search"), text -> search(text));
    private final TenantTable table;
    private final ListDetail body;
    private Optional<TenantsState> shown = Optional.empty();
    private TenantsState state = TenantsState.START;

    @Inject
    public TenantsView(TenantDirectory tenants, TenantExports exports, InstalledModules modules) {
        this.tenants = tenants;
        this.exports = exports;
        this.modules = modules;
        this.table = new TenantTable(modules);
        this.body = new ListDetail(table);
        for (Tab tab : Tab.values()) tabs.add(tab.key(), Words.of("tenants.tab." + tab.key()), 0);
        tabs.onSelect(key -> go(state.tab(Tab.of(key)))).end(search);
        if (Access.may(CorePermissions.TENANT_CREATE)) header.actions(newTenant());
        table.onOpen(row -> go(state.peek(row.slug())));
        add(header, tabs, body);
    }

    private Component newTenant() {
        String words = Words.of("tenants.new");
        return Action.key(Action.primary(words, Icon.PLUS, this::create), "c", words);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        apply(TenantsState.of(event.getLocation().getQueryParameters()));
    }

    private void go(TenantsState next) {
        Address.go("tenants", next.query());
    }

    /** The first letter is a step to come back from; what is typed on takes its place. */
    private void search(String text) {
        TenantsState next = state.text(text);
        if (state.text().isEmpty()) {
            go(next);
        } else {
            Address.replace("tenants", next.query());
            apply(next);
        }
    }

    private void apply(TenantsState next) {
        Optional<TenantsState> before = shown;
        state = next;
        shown = Optional.of(next);
        tabs.select(next.tab().key());
        search.show(next.text());
        if (before.filter(next::listsAs).isEmpty()) list();
        if (!before.map(TenantsState::peek).orElse("").equals(next.peek())) peek();
        if (next.creating()) create();
    }

    private void list() {
        table.empty(nothing());
        table.load(this::read);
        count();
    }

    private Paged<TenantSummary> read(String cursor, int limit, List<Paged.Sort> sort) {
        ListQuery query = state.tab().query(limit).searching(state.text()).after(cursor.isEmpty() ? null : cursor);
        if (!sort.isEmpty())
            query = query.sorted(sort.stream()
                    .map(by -> by.descending() ? "-" + by.field() : by.field())
                    .toArray(String[]::new));
        Page<TenantSummary> page = tenants.list(query);
        return new Paged<>(page.items(), Objects.requireNonNullElse(page.next(), ""));
    }

    /** At the foot stands how many the list has, so that it counts what it shows. */
    private void count() {
        for (Tab tab : Tab.values()) tabs.count(tab.key(), count(tab.query(1)));
        header.count(count(Tab.ALL.query(1)));
        table.total(Words.of("tenants.total", count(state.tab().query(1).searching(state.text()))));
    }

    private long count(ListQuery query) {
        Long total = tenants.list(query.counting()).total();
        return total == null ? 0 : total;
    }

    private EmptyState nothing() {
        if (state.text().isBlank())
            return new EmptyState(Icon.BUILDING, Words.of("tenants.none"), Words.of("tenants.none.text"));
        return new EmptyState(
                Icon.SEARCH,
                Words.of("tenants.none.found", state.text()),
                Words.of("tenants.none.found.text"),
                Action.plain(Words.of("tenants.none.clear"), () -> go(TenantsState.START)));
    }

    private void peek() {
        table.current(state.peek());
        if (state.peek().isEmpty()) {
            body.close();
            return;
        }
        TenantSummary tenant = tenants.get(state.peek());
        body.open(new TenantPanel(tenants, exports, tenant, this::changed)
                .address("tenants?peek=" + tenant.slug())
                .onClose(() -> go(state.peek(""))));
    }

    private void changed() {
        list();
        peek();
    }

    private void create() {
        Access.require(CorePermissions.TENANT_CREATE);
        new NewTenantForm(tenants, modules, made -> {
                    Toast.show(Words.of("tenants.created", made.name()));
                    list();
                    go(TenantsState.START.peek(made.slug()));
                })
                .open(() -> {
                    if (state.creating()) go(state.peek(state.peek()));
                });
    }

    @Override
    public String getPageTitle() {
        return Words.of("tenants.title");
    }
}
