package dev.cohort.imports;

import dev.cohort.imports.ImportTarget.Range;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Writes the decided rows, a range in each transaction. The range that is done and its counts are written with the
 * records, and the import's row is locked meanwhile: no row is written twice, and none is left out.
 */
final class Applying {
    private static final int RANGE = 10_000;
    private static final String LOCK = "select applied_to from import where id = ? and state <> 'DONE' for update";
    private static final String LAST = """
            select coalesce(max(row_no), 0) as last, count(*) as rows from (
                select row_no from import_match where import_id = ? and row_no > ? order by row_no limit ?) rows
            """;
    private static final String ADVANCE = """
            update import i
            set state = 'APPLYING', applied_to = :last, created_rows = i.created_rows + n.created,
                updated_rows = i.updated_rows + n.updated, skipped_rows = i.skipped_rows + n.skipped
            from (
                select count(*) filter (where decision = 'C') as created, count(*) filter (where decision = 'U') as updated,
                    count(*) filter (where decision = 'S') as skipped
                from import_match where import_id = :id and row_no between :first and :last
            ) n
            where i.id = :id
            """;

    private Applying() {}

    /** Where applying stands. */
    record Position(long appliedTo, long rows, boolean all) {}

    /** The range at hand. */
    record Next(long last, long rows) {}

    /** Writes the next range in the running transaction. */
    static Position next(Handle handle, UUID id, ImportPlan plan, ImportTarget target) {
        long from =
                handle.createQuery(LOCK).bind(0, id).mapTo(Long.class).findOne().orElse(Long.MAX_VALUE);
        if (from == Long.MAX_VALUE) return new Position(from, 0, true);
        Next next = handle.createQuery(LAST)
                .bind(0, id)
                .bind(1, from)
                .bind(2, RANGE)
                .mapTo(Next.class)
                .one();
        if (next.rows() == 0) return new Position(from, 0, true);
        target.apply(handle, new Range(id, from + 1, next.last()), plan);
        handle.createUpdate(ADVANCE)
                .bind("id", id)
                .bind("first", from + 1)
                .bind("last", next.last())
                .execute();
        return new Position(next.last(), next.rows(), false);
    }
}
