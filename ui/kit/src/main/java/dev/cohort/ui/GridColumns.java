package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.html.Div;
import dev.cohort.savedview.ViewColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a {@link DataGrid} are seen, in which order and how wide: as one has chosen, dragged and drawn them, or
 * on a phone the one that holds it all.
 */
class GridColumns<T> {
    static final String PHONE = "-phone";

    private final Grid<T> grid;
    private final Set<String> hidden = new LinkedHashSet<>();
    private final Map<String, Integer> widths = new HashMap<>();
    private final Map<String, @Nullable String> ownWidths = new HashMap<>();
    private final Map<String, Integer> ownGrowth = new HashMap<>();
    private List<String> own = List.of();
    private Set<String> ownHidden = Set.of();
    private Consumer<List<ViewColumn>> changed = columns -> {};
    private boolean phone;

    GridColumns(Grid<T> grid) {
        this.grid = grid;
        grid.setColumnReorderingAllowed(true);
        grid.addColumnReorderListener(event -> {
            if (event.isFromClient()) tell();
        });
        grid.addColumnResizeListener(event -> {
            Column<T> column = event.getResizedColumn();
            if (!event.isFromClient() || column.getKey() == null) return;
            pixels(column.getWidth()).ifPresent(width -> widths.put(column.getKey(), width));
            tell();
        });
    }

    private static java.util.Optional<Integer> pixels(@Nullable String width) {
        if (width == null || !width.endsWith("px")) return java.util.Optional.empty();
        try {
            return java.util.Optional.of((int) Math.round(Double.parseDouble(width.substring(0, width.length() - 2))));
        } catch (NumberFormatException e) {
            return java.util.Optional.empty();
        }
    }

    void hide(List<String> keys) {
        hidden.addAll(keys);
        fit();
    }

    void onChange(Consumer<List<ViewColumn>> then) {
        changed = then;
    }

    private void tell() {
        changed.accept(shown());
    }

    private List<String> keys() {
        return grid.getColumns().stream()
                .map(Column::getKey)
                .filter(key -> key != null && !key.equals(PHONE))
                .toList();
    }

    /** Those that are seen, in order, with the widths that somebody has given them. */
    List<ViewColumn> shown() {
        return keys().stream()
                .filter(key -> !hidden.contains(key))
                .map(key -> new ViewColumn(key, widths.get(key)))
                .toList();
    }

    /** Shows these columns, without telling; none for the list's own. */
    void show(List<ViewColumn> columns) {
        remember();
        List<String> known = keys();
        List<String> wanted = columns.stream()
                .map(ViewColumn::key)
                .filter(known::contains)
                .distinct()
                .toList();
        hidden.clear();
        widths.clear();
        List<String> order = new ArrayList<>(wanted);
        if (wanted.isEmpty()) {
            order.addAll(own);
            hidden.addAll(ownHidden);
        } else {
            hidden.addAll(known);
            wanted.forEach(hidden::remove);
            columns.forEach(column -> {
                if (column.width() != null) widths.put(column.key(), column.width());
            });
        }
        known.stream().filter(key -> !order.contains(key)).forEach(order::add);
        order(order);
        known.forEach(this::widen);
        fit();
    }

    /** How it was before anybody chose. */
    private void remember() {
        if (!own.isEmpty()) return;
        own = keys();
        ownHidden = Set.copyOf(hidden);
        for (String key : own) {
            Column<T> column = grid.getColumnByKey(key);
            ownWidths.put(key, column.getWidth());
            ownGrowth.put(key, column.getFlexGrow());
        }
    }

    private void widen(String key) {
        Column<T> column = grid.getColumnByKey(key);
        Integer width = widths.get(key);
        column.setWidth(width == null ? ownWidths.get(key) : width + "px");
        column.setFlexGrow(width == null ? Objects.requireNonNullElse(ownGrowth.get(key), 1) : 0);
    }

    private void order(List<String> keys) {
        List<Column<T>> columns = new ArrayList<>();
        keys.forEach(key -> columns.add(grid.getColumnByKey(key)));
        grid.getColumns().stream().filter(column -> !columns.contains(column)).forEach(columns::add);
        grid.setColumnOrder(columns);
    }

    /** Shows each row as one card, or in its columns. */
    void asCards(boolean cards) {
        phone = cards;
        fit();
    }

    boolean areCards() {
        return phone;
    }

    /** A button with the columns to choose from and to put in order. */
    Component chooser() {
        var button = Action.small(Action.quiet(Words.of("grid.columns"), Icon.COLUMNS, () -> {}));
        var menu = ActionMenu.popover(button);
        menu.addOpenedChangeListener(event -> {
            if (!event.isOpened()) return;
            menu.removeAll();
            var lines = Parts.div("chooser columns");
            draw(lines);
            menu.add(lines);
        });
        return Parts.div("columns-choice", button, menu);
    }

    private void draw(Div lines) {
        lines.removeAll();
        List<String> keys = new ArrayList<>(keys());
        // Those that are seen come first, in their order.
        keys.sort(java.util.Comparator.comparing(hidden::contains));
        for (int i = 0; i < keys.size(); i++) lines.add(line(lines, keys, i));
        lines.add(Action.small(Action.quiet(Words.of("grid.columns.reset"), Icon.UNDO, () -> {
            show(List.of());
            tell();
            draw(lines);
        })));
    }

    private Component line(Div lines, List<String> keys, int index) {
        String key = keys.get(index);
        String title = grid.getColumnByKey(key).getHeaderText();
        var box = new Checkbox(title, !hidden.contains(key));
        box.addClassName("grow");
        box.addValueChangeListener(event -> {
            if (event.getValue()) hidden.remove(key);
            else hidden.add(key);
            fit();
            tell();
        });
        var up = Parts.iconButton(
                "btn t s ic", Icon.ARROW_UP, Words.of("grid.columns.up", title), () -> move(lines, keys, index, -1));
        var down = Parts.iconButton(
                "btn t s ic", Icon.ARROW_DOWN, Words.of("grid.columns.down", title), () -> move(lines, keys, index, 1));
        up.setEnabled(index > 0);
        down.setEnabled(index < keys.size() - 1);
        return Parts.div("row", box, up, down);
    }

    private void move(Div lines, List<String> keys, int from, int by) {
        List<String> order = new ArrayList<>(keys);
        order.add(from + by, order.remove(from));
        order(order);
        tell();
        draw(lines);
    }

    private void fit() {
        for (Column<T> column : grid.getColumns()) {
            String key = column.getKey();
            if (key == null) continue;
            column.setVisible(key.equals(PHONE) ? phone : !phone && !hidden.contains(key));
        }
    }
}
