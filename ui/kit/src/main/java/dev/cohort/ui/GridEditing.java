package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.DomEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Cells of a {@link DataGrid} that are typed in where they stand: F2, Enter or a double click begins, Enter saves, Escape
 * leaves it as it was, Tab saves and goes on to the next one.
 */
class GridEditing<T> {
    private static final String DETAIL = "event.detail.";

    private final DataGrid<T> host;
    private final Grid<T> grid;
    private final Map<String, Function<T, Optional<CellEdit>>> editors = new HashMap<>();
    private Optional<Open> open = Optional.empty();
    private Optional<Place> last = Optional.empty();

    /** The input that stands over its cell. */
    private record Open(CellEdit edit, Div box, Div told) {}

    /** A cell, by the names that the browser knows it by. */
    private record Place(String row, String column) {}

    GridEditing(DataGrid<T> host, Grid<T> grid) {
        this.host = host;
        this.grid = grid;
        grid.getElement()
                .addEventListener("cohort-edit", this::begin)
                .addEventData(DETAIL + "row")
                .addEventData(DETAIL + "column")
                .addEventData(DETAIL + "left")
                .addEventData(DETAIL + "top")
                .addEventData(DETAIL + "width");
        grid.getElement()
                .addEventListener("cohort-cell", event -> pressed(text(event, "what")))
                .addEventData(DETAIL + "what");
    }

    /** @param edit how a row's cell is typed in; empty where it must not be, which it says itself */
    void column(String key, boolean opens, Function<T, Optional<CellEdit>> edit) {
        editors.put(key, edit);
        var column = grid.getColumnByKey(key).getElement();
        column.setAttribute("data-edit", key);
        if (opens) column.setAttribute("data-opens", true);
    }

    boolean isAllowed() {
        return !editors.isEmpty();
    }

    private static String text(DomEvent event, String name) {
        return event.getEventData().get(DETAIL + name).asString();
    }

    private static String pixels(DomEvent event, String name) {
        return Math.round(event.getEventData().get(DETAIL + name).asDouble()) + "px";
    }

    private void begin(DomEvent event) {
        String key = text(event, "column");
        T row = grid.getDataCommunicator().getKeyMapper().get(text(event, "row"));
        Function<T, Optional<CellEdit>> editor = editors.get(key);
        if (row == null || editor == null || !finish()) return;
        last = Optional.of(new Place(text(event, "row"), key));
        editor.apply(row).ifPresent(edit -> {
            String name = grid.getColumnByKey(key).getHeaderText();
            var told = Parts.div("cell-told");
            told.getElement().setAttribute("role", "alert");
            var box = Parts.div("cell-editor", edit.inputs().toArray(Component[]::new));
            box.add(told);
            box.getElement().setAttribute("role", "group");
            box.getElement().setAttribute("aria-label", Words.of("grid.cell", name));
            box.getStyle().set("left", pixels(event, "left"));
            box.getStyle().set("top", pixels(event, "top"));
            box.getStyle().set("min-width", pixels(event, "width"));
            edit.inputs().forEach(input -> prepare(input, name, edit.inputs().size() == 1));
            host.add(box);
            open = Optional.of(new Open(edit, box, told));
            box.getElement().executeJs("window.Cohort.cell(this, $0)", grid.getElement());
        });
    }

    private void prepare(Component input, String name, boolean alone) {
        if (input.getElement().getProperty("accessibleName") == null)
            input.getElement().setProperty("accessibleName", name);
        input.getElement().setProperty("manualValidation", true);
        // Enter comes right after the last letter: what was typed must be here by then.
        if (input instanceof HasValueChangeMode typed) typed.setValueChangeMode(ValueChangeMode.EAGER);
        if (alone && (input instanceof ComboBox<?> || input instanceof Select<?>))
            ((HasValue<?, ?>) input).addValueChangeListener(event -> {
                if (event.isFromClient()) pressed("save");
            });
    }

    private void pressed(String what) {
        boolean was = open.isPresent();
        if (what.equals("leave")) close();
        else if (!finish()) return;
        last.ifPresent(place -> {
            if (what.equals("next") || what.equals("before"))
                grid.getElement()
                        .executeJs(
                                "window.Cohort.nextCell(this, $0, $1, $2)",
                                place.row(),
                                place.column(),
                                what.equals("before"));
            else if (was && !what.equals("away"))
                grid.getElement().executeJs("window.Cohort.focusCell(this, $0, $1)", place.row(), place.column());
        });
    }

    /** Saves what is open; false where it was refused and still stands. */
    private boolean finish() {
        if (open.isEmpty()) return true;
        Open now = open.get();
        CellEdit.Answer answer = now.edit().save().get();
        if (answer instanceof CellEdit.Refused refused) {
            now.told().removeAll();
            now.told().add(Parts.span("", refused.words()));
            now.told().add(refused.ways());
            invalid(now.edit());
            return false;
        }
        close();
        return true;
    }

    private static void invalid(CellEdit edit) {
        edit.inputs().forEach(input -> {
            if (input instanceof HasValidationProperties checked) checked.setInvalid(true);
        });
    }

    /** Leaves the cell as it is. */
    void close() {
        open.ifPresent(now -> host.remove(now.box()));
        open = Optional.empty();
    }
}
