package dev.cohort.imports;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** A kind of record that files can be brought in as: a bean of the module that owns the records. */
public interface ImportTarget {

    /** The record type, such as {@code lead}. */
    String recordType();

    /** The permission to import such records. */
    String permission();

    /** The permission to create and the one to change a record, for the modes that do so. */
    String createPermission();

    String changePermission();

    List<ImportField> fields();

    /** Words that a column about how it ended is named by, and its values that mean won; both folded. */
    default List<String> outcomeNames() {
        return List.of();
    }

    default List<String> wonValues() {
        return List.of();
    }

    /** The route of the view that shows an import, without a leading slash; empty when there is none. */
    default Optional<String> route(UUID importId) {
        return Optional.empty();
    }

    /** The rules that rows are read by. */
    RowRules rules(Handle handle, ImportPlan plan);

    /**
     * Decides every row from {@code first} to {@code last} that has no line in {@code import_match} yet, by one, so that
     * afterwards each of them in {@code import_row} has its line.
     */
    void match(Handle handle, Range range, ImportPlan plan);

    /**
     * Writes the rows from {@code first} to {@code last} as {@code import_match} says, all in the running transaction.
     * Rows whose record has gone since must be marked {@code S}, {@code gone} there.
     */
    void apply(Handle handle, Range range, ImportPlan plan);

    /** A run of rows of one import, both ends included. */
    record Range(UUID importId, long first, long last) {}
}
