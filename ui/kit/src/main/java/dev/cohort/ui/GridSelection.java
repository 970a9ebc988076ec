package dev.cohort.ui;

import com.vaadin.flow.component.grid.Grid.SelectionMode;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The rows of a {@link DataGrid} that are selected, how many they are, and what can be done with them. */
class GridSelection<T> {
    private final SelectableGrid<T> grid;
    private final Span count = new Span();
    private Consumer<Set<T>> chosen = rows -> {};
    private Optional<BulkBar> bulk = Optional.empty();

    // The grid does not know of a list that is read in pages whether all of it is selected.
    private static final String SOME = """
            const all = this.querySelector('vaadin-checkbox.vaadin-grid-select-all-checkbox');
            if (all && !all.checked) all.indeterminate = $0 > 0;
            """;

    GridSelection(SelectableGrid<T> grid) {
        this.grid = grid;
        grid.setSelectionMode(SelectionMode.NONE);
    }

    /** How many are selected, in words. */
    Span count() {
        return count;
    }

    void onChoice(Consumer<Set<T>> then) {
        allow();
        chosen = then;
    }

    void bulk(BulkBar bar) {
        allow();
        bar.onClear(grid::deselectAll);
        bulk = Optional.of(bar);
    }

    void toggle(T row) {
        if (grid.getSelectionMode() != SelectionMode.MULTI) return;
        if (grid.getSelectedItems().contains(row)) grid.deselect(row);
        else grid.select(row);
    }

    private void allow() {
        if (grid.getSelectionMode() == SelectionMode.MULTI) return;
        grid.selectMany();
        grid.addSelectionListener(event -> show(event.getAllSelectedItems()));
        Keys.hint(grid, "space", Words.of("keys.grid.select"));
    }

    private void show(Set<T> rows) {
        bulk.ifPresent(bar -> bar.show(rows.size()));
        count.setText(rows.isEmpty() ? "" : Words.of("bulk.selected", rows.size()));
        chosen.accept(rows);
        grid.getElement().executeJs(SOME, rows.size());
    }
}
