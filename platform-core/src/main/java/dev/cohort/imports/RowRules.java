package dev.cohort.imports;

import dev.cohort.customfield.FieldRules;

/** Reads rows: what is good goes into the staged row, and what is not becomes its faults. Made anew for each run. */
@FunctionalInterface
public interface RowRules {
    void read(Cells cells, StagedRow row);

    /** What the tenant's own fields of such records ask. */
    default FieldRules own() {
        return FieldRules.NONE;
    }
}
