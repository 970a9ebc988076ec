package dev.cohort.imports;

import dev.cohort.imports.ImportOptions.MatchKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

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

    /** By what rows and records of this kind can be the same. */
    default Set<MatchKey> matchKeys() {
        return EnumSet.of(MatchKey.EXTERNAL_ID, MatchKey.EMAIL, MatchKey.PHONE);
    }

    /**
     * Whether a column that is no field of ours may become a field of the tenant's own. Otherwise what it says is kept in
     * {@link RowRules#notes}.
     */
    default boolean hasOwnFields() {
        return false;
    }

    /** Whether the rows are people, who may belong together. */
    default boolean isPeople() {
        return false;
    }

    /** The name of the sign it is offered by. */
    default String icon() {
        return "table";
    }

    /** Where it stands among what is offered, the first first. */
    default int rank() {
        return 100;
    }

    /** The route of the list where its records are seen; empty when there is none. */
    default Optional<String> listRoute() {
        return Optional.empty();
    }

    /**
     * The route of the list of all such records, open or not, that knows the filters of {@link BroughtIn}; empty when there is
     * none.
     */
    default Optional<String> broughtRoute() {
        return Optional.empty();
    }

    /** Words that a column about how it ended is named by, and its values that mean won; both folded. */
    default List<String> outcomeNames() {
        return List.of();
    }

    default List<String> wonValues() {
        return List.of();
    }

    /** The route of the view that shows an import, without a leading slash; empty when there is none. */
    default Optional<String> route(UUID importId) {
        return Optional.of("import/" + importId);
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

    /**
     * Takes back what the rows from {@code first} to {@code last} have made and changed, all in the running transaction:
     * records they made are removed, records they changed are put back as they were. What is no longer as the import left
     * it, or out of the caller's reach, is left alone and named in {@code import_kept}.
     */
    Undone undo(Handle handle, Range range);

    /** What {@link #undo} would come to now; nothing is written. */
    Undone foresee(Handle handle, Range range);

    /** Of the rows that make or change a record, how it ended; asked only where a column tells. */
    default Outcomes outcomes(Handle handle, UUID importId) {
        return new Outcomes(0, 0, 0);
    }

    /** How many were won, were lost, and are still open. */
    record Outcomes(long won, long lost, long open) {}

    /** How many records {@link #undo} would take back but for the caller, whose reach they are beyond. */
    long beyondReach(Handle handle, Range range);

    /** The first records that {@link #undo} would leave alone now. */
    List<Kept> wouldKeep(Handle handle, Range range, int most);

    /** The route of the view that shows a record that was kept, without a leading slash; empty when there is none. */
    default Optional<String> recordRoute(Kept record) {
        return Optional.empty();
    }

    /** A run of rows of one import, both ends included. */
    record Range(UUID importId, long first, long last) {}

    /** What came of taking rows back, in records. */
    record Undone(long removed, long restored, long kept) {}

    /**
     * A record that an undo leaves alone.
     *
     * @param rowNo the row that made it or changed it first
     * @param number what people call the record by; null when it has none, or is gone
     * @param reason a stable code, in words {@code import.kept.CODE}
     */
    record Kept(long rowNo, UUID recordId, @Nullable String number, String reason) {}
}
