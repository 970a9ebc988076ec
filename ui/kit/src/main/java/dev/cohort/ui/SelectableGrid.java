package dev.cohort.ui;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.grid.AbstractGridMultiSelectionModel;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.selection.SelectionEvent;

/** A grid that offers to select all also where it does not know how many there are; {@link GridRows} sets the limit. */
class SelectableGrid<T> extends Grid<T> {

    /** Lets several rows be selected. */
    void selectMany() {
        setSelectionModel(
                new AbstractGridMultiSelectionModel<T>(this) {
                    @Override
                    @SuppressWarnings("unchecked")
                    protected void fireSelectionEvent(SelectionEvent<Grid<T>, T> event) {
                        SelectableGrid.this.fireEvent((ComponentEvent<Grid<T>>) event);
                    }

                    @Override
                    public boolean isSelectAllCheckboxVisible() {
                        return true;
                    }
                },
                SelectionMode.MULTI);
    }
}
