package dev.cohort.imports;

/** Reads rows: what is good goes into the staged row, and what is not becomes its faults. Made anew for each run. */
@FunctionalInterface
public interface RowRules {
    void read(Cells cells, StagedRow row);
}
