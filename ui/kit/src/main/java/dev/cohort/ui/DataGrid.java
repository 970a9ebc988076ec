package dev.cohort.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.cohort.savedview.ViewColumn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The list of records: rows of 36 px that are read by cursor while one scrolls, sort by column, selection with a bulk
 * bar, a count at the foot. Click or Enter opens a row, Shift Enter its page, Space selects it. On a phone each row is a
 * two-line card.
 */
public class DataGrid<T> extends Div {
    private static final int ROWS_AT_ONCE = 50;
    private static final int PHONE_WIDTH = 800;
    private static final String ROW = "event.detail.row";
    private static final String WHAT = "event.detail.what";

    private final SelectableGrid<T> grid = new SelectableGrid<>();
    private final Function<T, Object> idOf;
    private final GridRows<T> rows;
    private final GridColumns<T> columns = new GridColumns<>(grid);
    private final GridOrder<T> order = new GridOrder<>(grid);
    private final GridSelection<T> selection = new GridSelection<>(grid);
    private final GridEditing<T> editing = new GridEditing<>(this, grid);
    private final Span total = new Span();
    private final Div foot = Parts.div("foot", total, selection.count(), Parts.spacer());
    private final Div none = Parts.div("grid-empty");
    private Consumer<T> opened = row -> {};
    private Consumer<T> openedPage = row -> opened.accept(row);
    private Object current = "";

    /** @param idOf what tells rows apart */
    public DataGrid(Function<T, Object> idOf) {
        this.idOf = idOf;
        this.rows = new GridRows<>(idOf, this::showNone);
        addClassName("data-grid");
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.setPageSize(ROWS_AT_ONCE);
        grid.setSizeFull();
        grid.setPartNameGenerator(row -> idOf.apply(row).equals(current) ? "current" : null);
        // Where cells are typed in, the browser tells a click from the first half of a double click.
        grid.addItemClickListener(click -> {
            if (!editing.isAllowed()) opened.accept(click.getItem());
        });
        none.setVisible(false);
        add(grid, none, foot);
        keys();
    }

    /** What the list is called, for screen readers. */
    public DataGrid<T> label(String words) {
        grid.getElement().setAttribute("aria-label", words);
        return this;
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

    /**
     * Lets a column's cells be typed in where they stand.
     *
     * @param edit how a row's cell is typed in; empty where it must not be, of which it tells itself
     */
    public DataGrid<T> editable(String key, Function<T, Optional<CellEdit>> edit) {
        if (!editing.isAllowed()) Keys.hint(this, "f2", Words.of("keys.grid.edit"));
        // In the first column, which names the row, Enter still opens it.
        editing.column(key, grid.getColumns().getFirst().getKey().equals(key), edit);
        return this;
    }

    /** Leaves a cell that is being typed in as it is. */
    public void leaveCell() {
        editing.close();
    }

    /** Leaves columns out until they are chosen. */
    public DataGrid<T> hide(String... keys) {
        columns.hide(List.of(keys));
        return this;
    }

    /** How a row looks on a phone: two lines. */
    public DataGrid<T> phoneCard(Function<T, Markup> draw) {
        column(GridColumns.PHONE, "", draw).setVisible(false);
        return this;
    }

    /** Where the rows come from; shows them from the start. */
    public DataGrid<T> load(Paged.Loader<T> loader) {
        rows.from(loader);
        if (grid.getDataProvider() != rows) grid.setItems(rows).setItemCountUnknown();
        reload();
        return this;
    }

    /** Reads all rows anew, such as after a filter changed. */
    public void reload() {
        editing.close();
        rows.forget();
        grid.deselectAll();
        rows.refreshAll();
        grid.scrollToStart();
    }

    /** Draws one row anew. */
    public void refresh(T row) {
        rows.replace(row);
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
        selection.onChoice(then);
        return this;
    }

    /** Lets rows be selected and shows what can be done with them. */
    public DataGrid<T> bulk(BulkBar bar) {
        selection.bulk(bar);
        add(bar);
        return this;
    }

    public Set<T> selection() {
        return grid.getSelectedItems();
    }

    /** What tells the selected rows apart. */
    public List<String> selectedIds() {
        return selection().stream().map(idOf).map(Object::toString).toList();
    }

    /** Marks the row that is open beside the list; an empty id marks none. */
    public void current(Object id) {
        Object before = current;
        current = id;
        rows.find(before).ifPresent(rows::refreshItem);
        rows.find(id).ifPresent(rows::refreshItem);
        grid.getElement().executeJs("this.cohortFollows = $0", !id.equals(""));
    }

    /** Sorts by a column, as the view begins with. */
    public DataGrid<T> sort(String key, boolean descending) {
        order.by(new Paged.Sort(key, descending));
        return this;
    }

    /** Is told the order that somebody has chosen. */
    public DataGrid<T> onSort(Consumer<Paged.Sort> then) {
        order.onChoice(then);
        return this;
    }

    /** A button that says the order and lets one choose another, also where there are no column heads to click. */
    public Component sortChooser() {
        return order.chooser();
    }

    /** The columns that are seen, in order, with the widths that somebody has given them. */
    public List<ViewColumn> columns() {
        return columns.shown();
    }

    /** Shows these columns, without telling; none for the list's own. */
    public DataGrid<T> columns(List<ViewColumn> shown) {
        columns.show(shown);
        return this;
    }

    /** Is told when columns were chosen, moved or drawn wider. */
    public DataGrid<T> onColumns(Consumer<List<ViewColumn>> then) {
        columns.onChange(then);
        return this;
    }

    /** A button that lets one choose which columns are seen. */
    public Component columnChooser() {
        return columns.chooser();
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
        grid.getElement()
                .executeJs(
                        "window.Cohort.grid(this, $0, $1, $2)",
                        Words.of("keys.grid.select"),
                        Words.of("grid.select.all"),
                        editing.isAllowed());
    }

    private void width(int pixels) {
        boolean narrow = pixels > 0 && pixels < PHONE_WIDTH && grid.getColumnByKey(GridColumns.PHONE) != null;
        if (narrow == columns.areCards()) return;
        setClassName("as-cards", narrow);
        columns.asCards(narrow);
    }

    private void keys() {
        grid.getElement()
                .addEventListener("cohort-row", event -> {
                    var data = event.getEventData();
                    T row = grid.getDataCommunicator()
                            .getKeyMapper()
                            .get(data.get(ROW).asString());
                    if (row != null) pressed(data.get(WHAT).asString(), row);
                })
                .addEventData(ROW)
                .addEventData(WHAT);
        Keys.hint(this, "arrows", Words.of("keys.grid.walk"));
        Keys.hint(this, "enter", Words.of("keys.grid.open"));
    }

    private void pressed(String what, T row) {
        switch (what) {
            case "open" -> opened.accept(row);
            case "page" -> openedPage.accept(row);
            default -> selection.toggle(row);
        }
    }

    private void showNone(boolean empty) {
        if (empty != none.isVisible() && none.getComponentCount() > 0) {
            none.setVisible(empty);
            setClassName("is-empty", empty);
        }
    }
}
