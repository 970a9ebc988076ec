package dev.cohort.imports;

import java.util.List;
import java.util.stream.Collectors;

/** What putting rows back as they were has in common, whichever table they stand in. */
public final class Restoring {
    private Restoring() {}

    /** The assignments that take these columns from the row {@code w} as it was. */
    public static String assignments(List<String> columns) {
        return columns.stream().map(column -> column + " = w." + column).collect(Collectors.joining(", "));
    }
}
