package dev.cohort.imports;

import dev.cohort.imports.ImportTarget.Outcomes;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of an import, or what would come of it.
 *
 * @param columns what was found in columns: faults that fail rows, and warnings that do not
 * @param firstFaults the first rows that fail
 * @param skipped why rows are skipped, with counts
 * @param kept the first records that an undo has left alone
 * @param bound how many times people were bound together: households, guardians, payers
 * @param outcomes how many of the rows that are brought in were won and lost; null when no column tells
 * @param emptyColumns columns that say nothing in any row
 * @param leftOut columns that say something and are not brought in
 */
public record ImportReport(
        ImportStatus status,
        List<Finding> columns,
        List<RowFault> firstFaults,
        List<Reason> skipped,
        List<KeptRecord> kept,
        long bound,
        @Nullable Outcomes outcomes,
        List<String> emptyColumns,
        List<String> leftOut) {

    /**
     * One kind of fault or warning of one column.
     *
     * @param column null when rows as a whole are meant
     * @param message what a person reads
     */
    public record Finding(
            @Nullable String column,
            @Nullable String field,
            String code,
            String message,
            boolean fails,
            long count,
            @Nullable String example) {}

    /**
     * One fault of one row.
     *
     * @param row its number in the file, the header being row 1
     */
    public record RowFault(
            long row, @Nullable String column, @Nullable String value, String code, String message) {}

    /** Why rows were skipped: {@code duplicate}, {@code duplicate-in-file}, {@code no-match}, {@code archived}, … */
    public record Reason(String code, String message, long count) {}

    /**
     * A record that an undo leaves alone.
     *
     * @param row the row that made it or changed it first
     * @param number what people call the record by; null when it has none, or is gone
     * @param link its page in the application, without a leading slash; null when there is none
     */
    public record KeptRecord(
            long row,
            UUID recordId,
            @Nullable String number,
            @Nullable String link,
            String code,
            String message) {}
}
