package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The order of a {@link DataGrid}: by a click on a column's head, or from a menu where there are no heads. */
class GridOrder<T> {
    private final Grid<T> grid;
    private final Button button = Action.small(Action.quiet(Words.of("grid.sort"), Icon.SORT, () -> {}));
    private Consumer<Paged.Sort> chosen = sort -> {};

    GridOrder(Grid<T> grid) {
        this.grid = grid;
        grid.addSortListener(event -> {
            show();
            if (!event.isFromClient()) return;
            grid.scrollToStart();
            now().ifPresent(sort -> chosen.accept(sort));
        });
    }

    void onChoice(Consumer<Paged.Sort> then) {
        chosen = then;
    }

    Optional<Paged.Sort> now() {
        return grid.getSortOrder().stream()
                .findFirst()
                .map(sort ->
                        new Paged.Sort(sort.getSorted().getKey(), sort.getDirection() == SortDirection.DESCENDING));
    }

    /** Orders without telling; nothing is read anew where the order is this one already. */
    void by(Paged.Sort sort) {
        if (now().filter(sort::equals).isPresent()) return;
        Column<T> column = grid.getColumnByKey(sort.field());
        // An address may name a column that is gone.
        if (column == null) return;
        SortDirection direction = sort.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING;
        grid.sort(List.of(new GridSortOrder<>(column, direction)));
        show();
    }

    /** A button that says the order, with the others to choose from. */
    Component chooser() {
        var menu = ActionMenu.popover(button);
        menu.addOpenedChangeListener(event -> {
            if (!event.isOpened()) return;
            menu.removeAll();
            var lines = Parts.div("menu");
            lines.getElement().setAttribute("role", "menu");
            grid.getColumns().stream()
                    .filter(Column::isSortable)
                    .forEach(column -> lines.add(line(column, menu::close)));
            menu.add(lines);
        });
        return Parts.div("sort-choice", button, menu);
    }

    private Component line(Column<T> column, Runnable close) {
        Optional<Paged.Sort> here = now().filter(sort -> sort.field().equals(column.getKey()));
        var line = Parts.button(
                "item",
                () -> {
                    close.run();
                    // Chosen again, it turns round.
                    var next = new Paged.Sort(
                            column.getKey(),
                            here.map(sort -> !sort.descending()).orElse(false));
                    by(next);
                    chosen.accept(next);
                },
                Parts.span("grow", column.getHeaderText()));
        line.getElement().setAttribute("role", "menuitemradio");
        line.getElement().setAttribute("aria-checked", String.valueOf(here.isPresent()));
        here.ifPresent(sort -> line.add(arrow(sort)));
        return line;
    }

    private static Component arrow(Paged.Sort sort) {
        Icon icon = sort.descending() ? Icon.ARROW_DOWN : Icon.ARROW_UP;
        String words = Words.of(sort.descending() ? "grid.sort.down" : "grid.sort.up");
        return Markup.join(icon.markup(Icon.Size.SMALL), Markup.hidden(words)).component();
    }

    private void show() {
        String words = now().map(sort -> grid.getColumnByKey(sort.field()).getHeaderText())
                .orElseGet(() -> Words.of("grid.sort"));
        button.setText(words);
        button.setAriaLabel(Words.of("grid.sort.by", words));
    }
}
