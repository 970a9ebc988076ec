package dev.cohort.imports;

import dev.cohort.rest.Listing;

/**
 * What an import has made and changed, as filters of the lists: {@code import}, {@code importCreated} and
 * {@code importUpdated}, each with the import's id. They hold as long as the import can be undone; a dry run has brought
 * nothing in.
 */
public final class BroughtIn {
    public static final String ANY = "import";
    public static final String CREATED = "importCreated";
    public static final String UPDATED = "importUpdated";

    // A run that was stopped has decided more rows than it has written.
    private static final String MADE = """
            %s in (
                select r.record_id from import i
                join import_match m on m.import_id = i.id and m.row_no <= i.applied_to and m.decision = 'C'
                join import_row r on r.import_id = m.import_id and r.row_no = m.row_no
                where i.id = ? and not i.dry_run and i.undo_started_at is null)
            """;
    private static final String CHANGED = """
            %s in (
                select m.record_id from import i
                join import_match m on m.import_id = i.id and m.row_no <= i.applied_to and m.decision = 'U'
                where i.id = ? and not i.dry_run and i.undo_started_at is null)
            """;
    private static final String EITHER = """
            %s in (
                select coalesce(m.record_id, r.record_id) from import i
                join import_match m on m.import_id = i.id and m.row_no <= i.applied_to and m.decision in ('C', 'U')
                left join import_row r on r.import_id = m.import_id and r.row_no = m.row_no and m.decision = 'C'
                where i.id = ? and not i.dry_run and i.undo_started_at is null)
            """;

    private BroughtIn() {}

    /** @param id the expression of the record's id, a constant of the code */
    public static <T> Listing.Builder<T> filters(Listing.Builder<T> list, String id) {
        return list.condition(ANY, EITHER.formatted(id))
                .condition(CREATED, MADE.formatted(id))
                .condition(UPDATED, CHANGED.formatted(id));
    }
}
