package dev.cohort.imports;

import org.jspecify.annotations.Nullable;

/** The values of one row by the field they are mapped to. */
public interface Cells {
    /** The value as it stands in the file; null where the row says nothing of this field. */
    @Nullable
    String get(String field);

    /** What follows {@code outcome:} where a column was mapped so; the column's value is {@code get("outcome")}. */
    @Nullable
    String wonValue();

    /** What 3/1/2026 means in the column of this field; null where nobody knows. */
    ImportOptions.@Nullable DateOrder dateOrder(String field);
}
