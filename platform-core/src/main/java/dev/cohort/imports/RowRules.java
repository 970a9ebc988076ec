package dev.cohort.imports;

import dev.cohort.customfield.FieldRules;

/** Reads rows: what is good goes into the staged row, and what is not becomes its faults. Made anew for each run. */
@FunctionalInterface
public interface RowRules {
    void read(Cells cells, StagedRow row);

    /** Where what has no field of its own is kept, unless the tenant has fields of its own for it. */
    default Notes notes() {
        return Notes.DEFAULT;
    }

    /** The field that holds free text, and how much of it. */
    record Notes(String field, int longest) {
        static final Notes DEFAULT = new Notes("notes", 20_000);
    }

    /** What the tenant's own fields of such records ask. */
    default FieldRules own() {
        return FieldRules.NONE;
    }
}
