package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which columns of a {@link DataGrid} are seen: those one has chosen, or on a phone the one that holds it all. */
class GridColumns<T> {
    static final String PHONE = "-phone";

    private final Grid<T> grid;
    private final Set<String> hidden = new LinkedHashSet<>();
    private boolean phone;

    GridColumns(Grid<T> grid) {
        this.grid = grid;
    }

    void hide(List<String> keys) {
        hidden.addAll(keys);
        fit();
    }

    /** Shows each row as one card, or in its columns. */
    void asCards(boolean cards) {
        phone = cards;
        grid.getElement()
                .executeJs(
                        "const c = this.querySelector('vaadin-grid-flow-selection-column'); if (c) c.hidden = $0",
                        phone);
        fit();
    }

    boolean areCards() {
        return phone;
    }

    /** A button with the columns to choose from. */
    Component chooser() {
        var button = Action.small(Action.quiet(Words.of("grid.columns"), Icon.COLUMNS, () -> {}));
        var menu = ActionMenu.popover(button);
        menu.addOpenedChangeListener(event -> {
            if (!event.isOpened()) return;
            menu.removeAll();
            menu.add(Parts.div("chooser", choice()));
        });
        return Parts.div("columns-choice", button, menu);
    }

    private Component choice() {
        var group = new CheckboxGroup<String>();
        group.addThemeName("vertical");
        group.setAriaLabel(Words.of("grid.columns"));
        List<String> keys = grid.getColumns().stream()
                .map(Column::getKey)
                .filter(key -> key != null && !key.equals(PHONE))
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

    private void fit() {
        for (Column<T> column : grid.getColumns()) {
            String key = column.getKey();
            if (key == null) continue;
            column.setVisible(key.equals(PHONE) ? phone : !phone && !hidden.contains(key));
        }
    }
}
