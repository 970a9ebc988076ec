package dev.cohort.ui.view;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.QueryParameters;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.export.ExportFile;
import dev.cohort.export.ExportFormat;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.savedview.SavedView;
import dev.cohort.savedview.SavedViews;
import dev.cohort.savedview.ViewColumn;
import dev.cohort.ui.Address;
import dev.cohort.ui.BulkBar;
import dev.cohort.ui.DataGrid;
import dev.cohort.ui.ExportMenu;
import dev.cohort.ui.FilterBar;
import dev.cohort.ui.FilterField;
import dev.cohort.ui.ListDetail;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Paged;
import dev.cohort.ui.Peek;
import dev.cohort.ui.SearchField;
import dev.cohort.ui.ViewTabs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A list as a page has it: its own views and saved ones as tabs, search, filters, order, columns, export, and one record
 * beside it. What is shown stands in the address.
 */
public final class RecordList<T> {
    /** Writes what the list shows to a file. */
    @FunctionalInterface
    public interface Export {
        ExportFile write(ListQuery query, List<String> columns, ExportFormat format);
    }

    /** What a list is made of. */
    public record Shape(List<FilterField> filters, Map<String, String> views, String searchWords) {}

    private final String address;
    private final String list;
    private final DataGrid<T> table;
    private final SavedViews views;
    private final ListRows<T> rows;
    private final PageHeader header;
    private final ViewTabs tabs = new ViewTabs();
    private final FilterBar bar;
    private final SearchField search;
    private final SavedTabs saved;
    private final ListDetail body;
    private final String usual;
    private Function<String, Optional<Peek>> opener = id -> Optional.empty();
    private Optional<ListState> shown = Optional.empty();
    private ListState state;
    private String layout = "";
    private long listed;

    /**
     * @param address where the page is
     * @param list the list's name, under which views and columns are kept
     */
    public RecordList(
            String address,
            String list,
            PageHeader header,
            DataGrid<T> table,
            Shape shape,
            SavedViews views,
            ListRows<T> rows) {
        this.address = address;
        this.list = list;
        this.header = header;
        this.table = table;
        this.views = views;
        this.rows = rows;
        this.body = new ListDetail(table);
        this.bar = new FilterBar(shape.filters());
        this.search = new SearchField(shape.searchWords(), this::search);
        Map<String, String> own = new LinkedHashMap<>(shape.views());
        this.usual = own.keySet().iterator().next();
        this.state = ListState.of(QueryParameters.empty(), usual, bar.keys());
        own.forEach((key, title) -> tabs.add(key, title, 0));
        this.saved = new SavedTabs(views, list, tabs);
        tabs.onSelect(key -> {
            if (!saved.choose(key)) go(state.view(key));
        });
        saved.onOpen(view -> {
            shown = Optional.empty();
            go(kept(view));
        });
        saved.onClose(() -> go(state.saved("")));
        bar.onChange(filters -> go(state.filters(filters)));
        table.onColumns(this::columns).onSort(this::sorted);
        bar.end(search, table.sortChooser(), table.columnChooser());
    }

    /** Lets the list be taken along by who has the permission. */
    public RecordList<T> export(String permission, Export export) {
        if (Access.may(permission))
            bar.end(new ExportMenu(
                    new ExportMenu.Choice(() -> table.selectedIds().size(), this::listed),
                    format -> write(export, rows.query(state, 1), format),
                    format -> write(export, chosen(table.selectedIds()), format)));
        return this;
    }

    private ExportFile write(Export export, ListQuery query, ExportFormat format) {
        return export.write(
                query.sorted(ListState.name(order())),
                table.columns().stream().map(ViewColumn::key).toList(),
                format);
    }

    /** The rows that are selected, and no others. */
    public static ListQuery chosen(List<String> ids) {
        return ListQuery.first(1).where("id", ids.toArray(String[]::new));
    }

    /** Lets rows be selected, for acts on several. */
    public RecordList<T> bulk(BulkBar acts) {
        table.bulk(acts);
        return this;
    }

    /** @param panel the record of an id, beside the list; empty where it is gone */
    public RecordList<T> peek(Function<String, Optional<Peek>> panel) {
        opener = panel;
        return this;
    }

    /** What stands at the end of the line of views. */
    public RecordList<T> beside(Component... parts) {
        tabs.end(parts);
        return this;
    }

    /** The lines of the page below its header. */
    public Component[] components() {
        return new Component[] {tabs, bar, body};
    }

    public ListState state() {
        return state;
    }

    /** What is listed now. */
    public ListQuery query() {
        return rows.query(state, 1);
    }

    /** How many that are. */
    public long listed() {
        return listed;
    }

    public void open(String id) {
        go(state.peek(id));
    }

    public void close() {
        go(state.peek(""));
    }

    public void go(ListState next) {
        Address.go(address, next.query());
    }

    /** The address says what is shown; without a word, what the viewer's role begins with. */
    public void navigated(AfterNavigationEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        if (query.getParameters().isEmpty() && shown.isEmpty()) {
            Optional<SavedView> standard = saved.standard();
            if (standard.isPresent()) {
                apply(kept(standard.get()));
                return;
            }
        }
        apply(ListState.of(query, usual, bar.keys()));
    }

    private ListState kept(SavedView view) {
        return ListState.of(QueryParameters.fromString(view.query()), usual, bar.keys())
                .saved(view.id().toString());
    }

    private void search(String text) {
        ListState next = state.text(text);
        Address.replace(address, next.query());
        apply(next);
    }

    private void sorted(Paged.Sort order) {
        ListState next = state.sort(order);
        if (next.equals(state)) return;
        // The grid reads by itself; only the address has to follow.
        state = next;
        shown = Optional.of(next);
        go(next);
    }

    private Paged.Sort order() {
        return state.sort().orElseGet(() -> rows.order(state));
    }

    private void apply(ListState next) {
        Optional<ListState> before = shown;
        state = next;
        shown = Optional.of(next);
        search.show(next.text());
        if (before.filter(next::listsAs).isEmpty()) list(before.isEmpty());
        if (!before.map(ListState::peek).orElse("").equals(next.peek())) peek();
    }

    private void list(boolean first) {
        if (first || !layout.equals(state.saved())) layOut();
        tabs.select(state.view());
        saved.show(state.saved(), state.kept(), table.columns());
        bar.show(state.filters());
        count();
        table.empty(rows.nothing(state));
        Paged.Sort order = order();
        table.sort(order.field(), order.descending());
        table.load(this::read);
    }

    private void count() {
        listed = rows.count(rows.query(state, 1));
        header.count(listed);
        table.total(rows.counted(listed));
        saved.count(own -> rows.query(kept(own), 1), queries -> rows.counts(queries, SavedTabs.MOST_COUNTED + 1));
        List<String> keys = tabs.own();
        List<Long> counts = rows.counts(
                keys.stream()
                        .map(key -> rows.query(
                                ListState.of(QueryParameters.empty(), usual, List.of())
                                        .view(key),
                                1))
                        .toList(),
                SavedTabs.MOST_COUNTED + 1);
        for (int i = 0; i < keys.size(); i++) tabs.count(keys.get(i), counts.get(i), SavedTabs.MOST_COUNTED);
    }

    /** The columns of the saved view, else as the viewer has last left them. */
    private void layOut() {
        layout = state.saved();
        List<ViewColumn> ofView = saved.find(layout).map(SavedView::columns).orElse(List.of());
        boolean own = ofView.isEmpty() && Access.may(CorePermissions.VIEW_SAVE);
        table.columns(own ? views.layout(list) : ofView);
    }

    private void columns(List<ViewColumn> seen) {
        boolean ofView = saved.find(state.saved())
                .filter(view -> !view.columns().isEmpty())
                .isPresent();
        if (!ofView && Access.may(CorePermissions.VIEW_SAVE)) views.keepLayout(list, seen);
        saved.show(seen);
    }

    private Paged<T> read(String cursor, int limit, List<Paged.Sort> sort) {
        String[] names = sort.stream().map(ListState::name).toArray(String[]::new);
        ListQuery query = rows.query(state, limit)
                .sorted(names.length == 0 ? new String[] {ListState.name(order())} : names)
                .after(cursor.isEmpty() ? null : cursor);
        Page<T> page = rows.page(query);
        return new Paged<>(page.items(), Objects.requireNonNullElse(page.next(), ""));
    }

    private void peek() {
        Optional<Peek> panel = state.peek().isEmpty() ? Optional.empty() : opener.apply(state.peek());
        panel.ifPresentOrElse(body::open, body::close);
        table.current(panel.isPresent() ? id(state.peek()) : "");
        if (panel.isEmpty() && !state.peek().isEmpty()) close();
    }

    private static Object id(String text) {
        try {
            return java.util.UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Something was changed: list, counts and panel are read anew. */
    public void refresh() {
        list(false);
        if (!state.peek().isEmpty()) peek();
    }
}
