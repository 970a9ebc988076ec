package dev.cohort.imports;

import dev.cohort.imports.ImportTarget.Range;
import dev.cohort.imports.ImportTarget.Undone;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Takes an import back, a range of its rows in each transaction. The range that is done and its counts are written with
 * the records, and the import's row is locked meanwhile: nothing is taken back twice, and nothing is left out.
 */
final class Undoing {
    private static final int RANGE = 5_000;
    private static final String LOCK = """
            select undone_to, applied_to from import where id = ? and state = 'UNDOING' for update
            """;
    private static final String NEXT = """
            select coalesce(max(row_no), 0) as last, count(*) as rows from (
                select row_no from import_match where import_id = ? and row_no > ? and row_no <= ?
                order by row_no limit ?) rows
            """;
    private static final String ADVANCE = """
            update import
            set undone_to = :last, removed_rows = removed_rows + :removed, restored_rows = restored_rows + :restored,
                kept_rows = kept_rows + :kept
            where id = :id
            """;

    private Undoing() {}

    /** Where the undo stands. */
    record Position(long undoneTo, long rows, boolean all) {}

    /** How far the undo has come, and how far the import had. */
    record Stand(long undoneTo, long appliedTo) {}

    /** The range at hand. */
    record Next(long last, long rows) {}

    /** Takes back the next range in the running transaction. */
    static Position next(Handle handle, UUID id, ImportTarget target) {
        Optional<Stand> stand =
                handle.createQuery(LOCK).bind(0, id).mapTo(Stand.class).findOne();
        if (stand.isEmpty()) return new Position(Long.MAX_VALUE, 0, true);
        long from = stand.get().undoneTo();
        Next next = handle.createQuery(NEXT)
                .bind(0, id)
                .bind(1, from)
                .bind(2, stand.get().appliedTo())
                .bind(3, RANGE)
                .mapTo(Next.class)
                .one();
        if (next.rows() == 0) {
            ImportedPeople.partTheRest(handle, id);
            return new Position(from, 0, true);
        }
        Undone undone = target.undo(handle, new Range(id, from + 1, next.last()));
        handle.createUpdate(ADVANCE)
                .bind("id", id)
                .bind("last", next.last())
                .bind("removed", undone.removed())
                .bind("restored", undone.restored())
                .bind("kept", undone.kept())
                .execute();
        return new Position(next.last(), next.rows(), false);
    }
}
