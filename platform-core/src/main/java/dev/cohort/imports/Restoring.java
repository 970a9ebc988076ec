package dev.cohort.imports;

import java.util.List;
import java.util.stream.Collectors;

/** What putting rows back as they were has in common, whichever table they stand in. */
public final class Restoring {
    private Restoring() {}

    private static final String OWN = "custom_fields";

    /** The assignments that take these columns from the row {@code w} as it was. */
    public static String assignments(List<String> columns) {
        return columns.stream().map(column -> column + " = " + was(column)).collect(Collectors.joining(", "));
    }

    /** A row kept before records had fields of the tenant's own had none of them. */
    private static String was(String column) {
        return column.equals(OWN) ? "coalesce(w.custom_fields, '{}')" : "w." + column;
    }
}
