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
            %1$s in (
                select r.%2$s from import i
                join import_match m on m.import_id = i.id and m.row_no <= i.applied_to and m.decision = 'C'
                join import_row r on r.import_id = m.import_id and r.row_no = m.row_no
                where i.id = ? and not i.dry_run and i.undo_started_at is null)
            """;
    private static final String CHANGED = """
            %1$s in (
                select m.%2$s from import i
                join import_match m on m.import_id = i.id and m.row_no <= i.applied_to and m.decision = 'U'
                where i.id = ? and not i.dry_run and i.undo_started_at is null)
            """;
    private static final String EITHER = """
            %1$s in (
                select case m.decision when 'C' then r.%2$s else m.%2$s end from import i
                join import_match m on m.import_id = i.id and m.row_no <= i.applied_to and m.decision in ('C', 'U')
                left join import_row r on r.import_id = m.import_id and r.row_no = m.row_no and m.decision = 'C'
                where i.id = ? and not i.dry_run and i.undo_started_at is null)
            """;

    private BroughtIn() {}

    /** @param id the expression of the record's id, a constant of the code */
    public static <T> Listing.Builder<T> filters(Listing.Builder<T> list, String id) {
        return filters(list, id, "record_id");
    }

    /** Of people, whether they came by themselves or with another record. */
    public static <T> Listing.Builder<T> people(Listing.Builder<T> list, String id) {
        return filters(list, id, "person_id");
    }

    private static <T> Listing.Builder<T> filters(Listing.Builder<T> list, String id, String staged) {
        return list.condition(ANY, EITHER.formatted(id, staged))
                .condition(CREATED, MADE.formatted(id, staged))
                .condition(UPDATED, CHANGED.formatted(id, staged));
    }
}
