package dev.cohort.recordimport;

import dev.cohort.customfield.FieldRules;
import dev.cohort.imports.Cells;
import dev.cohort.imports.RowRules;
import dev.cohort.imports.StagedRow;

/**
 * The rules of rows whose records have fields of the tenant's own.
 *
 * @param own what those ask
 * @param rows how a row is read
 */
record OwnRules(FieldRules own, RowRules rows) implements RowRules {
    @Override
    public void read(Cells cells, StagedRow row) {
        rows.read(cells, row);
    }

    @Override
    public Notes notes() {
        return rows.notes();
    }
}
