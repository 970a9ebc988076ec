package dev.cohort.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.grid.Grid.SelectionMode;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.AbstractBackEndDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The list of records: rows of 36 px that are read by cursor while one scrolls, sort by column, selection with a bulk
 * bar, a count at the foot. Click or Enter opens a row, Shift Enter its page, Space selects it. On a phone each row is a
 * two-line card.
 */
public class DataGrid<T> extends Div {
    private static final int ROWS_AT_ONCE = 50;
    private static final int PHONE_WIDTH = 800;
    private static final String PHONE_COLUMN = "-phone";

    private final Grid<T> grid = new Grid<>();
    private final Function<T, Object> idOf;
    private final Rows rows = new Rows();
    private final Span total = new Span();
    private final Span selectedCount = new Span();
    private final Div foot = Parts.div("foot", total, selectedCount, Parts.spacer());
    private final Div none = Parts.div("grid-empty");
    private final Set<String> hidden = new LinkedHashSet<>();
    private Consumer<T> opened = row -> {};
    private Consumer<T> openedPage = row -> opened.accept(row);
    private Consumer<Set<T>> selected = chosen -> {};
    private Optional<BulkBar> bulk = Optional.empty();
    private Object current = "";
    private boolean phone;

    private final class Rows extends AbstractBackEndDataProvider<T, Void> {
        private Paged.Loader<T> loader = (cursor, limit, sort) -> Paged.all(List.of());
        private Optional<KeysetPages<T>> pages = Optional.empty();
        private List<Paged.Sort> sort = List.of();

        @Override
        protected Stream<T> fetchFromBackEnd(Query<T, Void> query) {
            List<Paged.Sort> wanted = query.getSortOrders().stream()
                    .map(order -> new Paged.Sort(order.getSorted(), order.getDirection() == SortDirection.DESCENDING))
                    .toList();
            if (pages.isEmpty() || !wanted.equals(sort)) {
                sort = wanted;
                pages = Optional.of(new KeysetPages<>(loader, wanted));
            }
            List<T> found = pages.get().fetch(query.getOffset(), query.getLimit());
            if (query.getOffset() == 0) showNone(found.isEmpty());
            return found.stream();
        }

        @Override
        protected int sizeInBackEnd(Query<T, Void> query) {
            throw new IllegalStateException("The grid scrolls without knowing how many rows there are");
        }

        @Override
        public Object getId(T row) {
            return idOf.apply(row);
        }
    }

    /** @param idOf what tells rows apart */
    public DataGrid(Function<T, Object> idOf) {
        this.idOf = idOf;
        addClassName("data-grid");
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.setPageSize(ROWS_AT_ONCE);
        grid.setSelectionMode(SelectionMode.NONE);
        grid.setSizeFull();
        grid.setPartNameGenerator(row -> idOf.apply(row).equals(current) ? "current" : null);
        grid.addItemClickListener(click -> opened.accept(click.getItem()));
        grid.addSortListener(event -> grid.scrollToStart());
        none.setVisible(false);
        add(grid, none, foot);
        keys();
    }

    /** A column drawn by markup; its key is the field to sort by. */
    public Column<T> column(String key, String header, Function<T, Markup> draw) {
        return grid.addColumn(LitRenderer.<T>of("<div class=\"cell\" .innerHTML=\"${item.html}\"></div>")
                        .withProperty("html", row -> draw.apply(row).html()))
                .setKey(key)
                .setHeader(header)
                .setSortProperty(key)
                .setSortable(false)
                .setResizable(true);
    }

    /** A column of plain text. */
    public Column<T> text(String key, String header, Function<T, String> words) {
        return column(key, header, row -> Markup.span("cut", Markup.text(words.apply(row))));
    }

    /** A column of numbers or amounts, at the right. */
    public Column<T> number(String key, String header, Function<T, String> words) {
        return text(key, header, words).setTextAlign(ColumnTextAlign.END);
    }

    /** Leaves columns out until they are chosen. */
    public DataGrid<T> hide(String... keys) {
        hidden.addAll(List.of(keys));
        fit();
        return this;
    }

    /** How a row looks on a phone: two lines. */
    public DataGrid<T> phoneCard(Function<T, Markup> draw) {
        column(PHONE_COLUMN, "", draw).setVisible(false);
        return this;
    }

    /** Where the rows come from; shows them from the start. */
    public DataGrid<T> load(Paged.Loader<T> loader) {
        rows.loader = loader;
        if (grid.getDataProvider() != rows) {
            grid.setItems(rows).setItemCountUnknown();
        }
        reload();
        return this;
    }

    /** Reads all rows anew, such as after a filter changed. */
    public void reload() {
        rows.pages = Optional.empty();
        grid.deselectAll();
        rows.refreshAll();
        grid.scrollToStart();
    }

    /** Draws one row anew. */
    public void refresh(T row) {
        rows.pages.ifPresent(pages -> pages.replace(other -> idOf.apply(other).equals(idOf.apply(row)), row));
        rows.refreshItem(row);
    }

    /** How many there are, in words, such as "86 leads". */
    public DataGrid<T> total(String words) {
        total.setText(words);
        return this;
    }

    /** What else stands at the foot, at its end. */
    public DataGrid<T> footEnd(Component... parts) {
        foot.add(parts);
        return this;
    }

    /** What is shown instead of rows when there are none. */
    public DataGrid<T> empty(EmptyState state) {
        none.removeAll();
        none.add(state);
        return this;
    }

    /** Click or Enter on a row. */
    public DataGrid<T> onOpen(Consumer<T> then) {
        opened = then;
        return this;
    }

    /** Shift Enter on a row. */
    public DataGrid<T> onOpenPage(Consumer<T> then) {
        openedPage = then;
        return this;
    }

    /** Lets rows be selected, and tells which are. */
    public DataGrid<T> onSelect(Consumer<Set<T>> then) {
        selectable();
        selected = then;
        return this;
    }

    /** Lets rows be selected and shows what can be done with them. */
    public DataGrid<T> bulk(BulkBar bar) {
        selectable();
        bar.onClear(grid::deselectAll);
        bulk = Optional.of(bar);
        add(bar);
        return this;
    }

    public Set<T> selection() {
        return grid.getSelectedItems();
    }

    /** Marks the row that is open beside the list; an empty id marks none. */
    public void current(Object id) {
        Object before = current;
        current = id;
        redraw(before);
        redraw(id);
    }

    private void redraw(Object id) {
        rows.pages
                .flatMap(pages -> pages.find(row -> idOf.apply(row).equals(id)))
                .ifPresent(rows::refreshItem);
    }

    /** Sorts by a column, as the view begins with. */
    public DataGrid<T> sort(String key, boolean descending) {
        Column<T> column = grid.getColumnByKey(key);
        grid.sort(
                List.of(new GridSortOrder<>(column, descending ? SortDirection.DESCENDING : SortDirection.ASCENDING)));
        return this;
    }

    /** A button that lets one choose which columns are seen. */
    public Component columnChooser() {
        var button = Action.small(Action.quiet(Words.of("grid.columns"), Icon.COLUMNS, () -> {}));
        var menu = FilterBar.popover(button);
        menu.addOpenedChangeListener(event -> {
            if (!event.isOpened()) return;
            menu.removeAll();
            menu.add(Parts.div("chooser", columnChoice()));
        });
        return Parts.div("", button, menu);
    }

    private Component columnChoice() {
        var group = new CheckboxGroup<String>();
        group.addThemeName("vertical");
        group.setAriaLabel(Words.of("grid.columns"));
        List<String> keys = grid.getColumns().stream()
                .map(Column::getKey)
                .filter(key -> key != null && !key.equals(PHONE_COLUMN))
                .toList();
        group.setItems(keys);
        group.setItemLabelGenerator(key -> grid.getColumnByKey(key).getHeaderText());
        group.setValue(new LinkedHashSet<>(
                keys.stream().filter(key -> !hidden.contains(key)).toList()));
        group.addValueChangeListener(event -> {
            hidden.clear();
            hidden.addAll(keys);
            hidden.removeAll(event.getValue());
            fit();
        });
        return group;
    }

    /** The grid itself, for what this wrapper does not offer. */
    public Grid<T> grid() {
        return grid;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var page = event.getUI().getPage();
        page.retrieveExtendedClientDetails(details -> width(details.getWindowInnerWidth()));
        var resized = page.addBrowserWindowResizeListener(size -> width(size.getWidth()));
        addDetachListener(gone -> {
            resized.remove();
            gone.unregisterListener();
        });
        grid.getElement().executeJs("window.Cohort.grid(this)");
    }

    private void width(int pixels) {
        boolean narrow = pixels > 0 && pixels < PHONE_WIDTH && grid.getColumnByKey(PHONE_COLUMN) != null;
        if (narrow == phone) return;
        phone = narrow;
        setClassName("as-cards", phone);
        grid.getElement()
                .executeJs(
                        "const c = this.querySelector('vaadin-grid-flow-selection-column'); if (c) c.hidden = $0",
                        phone);
        fit();
    }

    private void fit() {
        for (Column<T> column : grid.getColumns()) {
            String key = column.getKey();
            if (key == null) continue;
            column.setVisible(key.equals(PHONE_COLUMN) ? phone : !phone && !hidden.contains(key));
        }
    }

    private void keys() {
        var element = grid.getElement();
        element.addEventListener("cohort-row", event -> {
                    T row = grid.getDataCommunicator()
                            .getKeyMapper()
                            .get(event.getEventData().get("event.detail.row").asString());
                    if (row == null) return;
                    switch (event.getEventData().get("event.detail.what").asString()) {
                        case "open" -> opened.accept(row);
                        case "page" -> openedPage.accept(row);
                        default -> toggle(row);
                    }
                })
                .addEventData("event.detail.row")
                .addEventData("event.detail.what");
    }

    private void selectable() {
        if (grid.getSelectionMode() == SelectionMode.MULTI) return;
        grid.setSelectionMode(SelectionMode.MULTI);
        grid.addSelectionListener(event -> showSelection(event.getAllSelectedItems()));
    }

    private void toggle(T row) {
        if (grid.getSelectionMode() != SelectionMode.MULTI) return;
        if (grid.getSelectedItems().contains(row)) grid.deselect(row);
        else grid.select(row);
    }

    private void showSelection(Set<T> chosen) {
        bulk.ifPresent(bar -> bar.show(chosen.size()));
        selectedCount.setText(chosen.isEmpty() ? "" : Words.of("bulk.selected", chosen.size()));
        selected.accept(chosen);
    }

    private void showNone(boolean empty) {
        if (empty != none.isVisible() && none.getComponentCount() > 0) {
            none.setVisible(empty);
            setClassName("is-empty", empty);
        }
    }
}
