package dev.cohort.imports;

import dev.cohort.imports.ImportOptions.MatchKey;
import dev.cohort.imports.ImportOptions.OnDuplicate;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Decides of each staged row what becomes of it: first whether it repeats an earlier row of the file, then, by its
 * target, whether its record is there already. All in one transaction and by sets; nothing is written but the decision.
 */
final class Matching {
    private static final String EMPTY_ROWS = """
            insert into import_match (import_id, row_no, decision, reason)
            select import_id, row_no, 'S', 'empty-row' from import_row where import_id = :id and data is null
            """;

    /**
     * The first row with the same key wins. An address or a phone is shared by households: two rows of one address are
     * the same person only if their names are the same, the wrong way round, or not whole. Only keys that do occur twice
     * are looked at closely.
     */
    private static final String TWINS = """
            with r as (
                select row_no, email, phone, external_id, whole_name, least(name, turned_name) as who
                from import_row where import_id = :id and data is not null
            ), by_email as (
                select row_no, whole_name, min(row_no) over (partition by email, who) as same_name,
                    first_value(row_no) over w as first_row, first_value(whole_name) over w as first_whole
                from r where :byEmail and email in (
                    select email from r where email is not null group by email having count(*) > 1)
                window w as (partition by email order by row_no)
            ), by_phone as (
                select row_no, whole_name, min(row_no) over (partition by phone, who) as same_name,
                    first_value(row_no) over w as first_row, first_value(whole_name) over w as first_whole
                from r where :byPhone and phone in (
                    select phone from r where phone is not null group by phone having count(*) > 1)
                window w as (partition by phone order by row_no)
            ), by_id as (
                select row_no, min(row_no) over (partition by external_id) as twin
                from r where :byExternalId and external_id in (
                    select external_id from r where external_id is not null group by external_id having count(*) > 1)
            ), twins as (
                select row_no, min(twin) as twin
                from (
                    select row_no, case when whole_name and first_whole then same_name else first_row end as twin
                    from by_email
                    union all
                    select row_no, case when whole_name and first_whole then same_name else first_row end from by_phone
                    union all
                    select row_no, twin from by_id
                ) found
                where twin < row_no
                group by row_no
            )
            insert into import_match (import_id, row_no, decision, reason, twin_of)
            select :id, row_no, :decision, 'duplicate-in-file', twin from twins
            """;

    /** The twin of a twin is the first of them all. */
    private static final String ROOTS = """
            with recursive chain as (
                select m.row_no, m.twin_of as root
                from import_match m
                left join import_match t on t.import_id = :id and t.row_no = m.twin_of and t.twin_of is not null
                where m.import_id = :id and m.twin_of is not null and t.row_no is null
                union all
                select m.row_no, c.root
                from import_match m join chain c on m.twin_of = c.row_no
                where m.import_id = :id and m.twin_of is not null
            )
            update import_match m set twin_of = c.root
            from chain c
            where m.import_id = :id and m.row_no = c.row_no and m.twin_of <> c.root
            """;

    /** Two rows may be no twins, one known by address, one by phone, and still stand for one record that is there. */
    private static final String SAME_RECORD = """
            with ranked as (
                select row_no, first_value(row_no) over (
                    partition by coalesce(record_id, person_id) order by row_no) as first_row
                from import_match
                where import_id = :id and twin_of is null and decision in ('U', 'C')
                    and (decision = 'U' and record_id is not null or decision = 'C' and person_id is not null)
            )
            update import_match m
            set decision = :decision, reason = 'duplicate-in-file', twin_of = ranked.first_row
            from ranked
            where m.import_id = :id and m.row_no = ranked.row_no and ranked.first_row < ranked.row_no
            """;

    /** Twins that are not skipped go to the record and person of the first row, made or found. */
    private static final String FOLLOW = """
            update import_match m
            set decision = case when :decision = 'U' and (f.decision is null or f.decision = 'S') then 'S' else :decision end,
                record_id = case when :decision = 'C' then null
                    when f.decision = 'C' then r.record_id else f.record_id end,
                person_id = case when f.decision = 'C' then coalesce(f.person_id, r.person_id) else f.person_id end
            from import_row r
            left join import_match f on f.import_id = r.import_id and f.row_no = r.row_no
            where m.import_id = :id and m.twin_of is not null and r.import_id = :id and r.row_no = m.twin_of
            """;

    private static final String UNDECIDED = """
            select count(*) from import_row r
            where r.import_id = :id and not exists (
                select from import_match m where m.import_id = r.import_id and m.row_no = r.row_no)
            """;

    private Matching() {}

    static void match(Handle handle, UUID id, ImportPlan plan, ImportTarget target) {
        handle.execute("delete from import_match where import_id = ?", id);
        handle.execute("analyze import_row");
        handle.createUpdate(EMPTY_ROWS).bind("id", id).execute();
        String decision = letter(plan.onDuplicate());
        handle.createUpdate(TWINS)
                .bind("id", id)
                .bind("decision", decision)
                .bind("byEmail", plan.matchesBy(MatchKey.EMAIL))
                .bind("byPhone", plan.matchesBy(MatchKey.PHONE))
                .bind("byExternalId", plan.matchesBy(MatchKey.EXTERNAL_ID))
                .execute();
        target.match(handle, id, plan);
        handle.createUpdate(SAME_RECORD)
                .bind("id", id)
                .bind("decision", decision)
                .execute();
        if (plan.onDuplicate() != OnDuplicate.SKIP) {
            handle.createUpdate(ROOTS).bind("id", id).execute();
            handle.createUpdate(FOLLOW)
                    .bind("id", id)
                    .bind("decision", decision)
                    .execute();
        }
        long undecided =
                handle.createQuery(UNDECIDED).bind("id", id).mapTo(Long.class).one();
        if (undecided > 0) throw new IllegalStateException(undecided + " rows of import " + id + " were not decided");
        handle.execute("analyze import_match");
    }

    private static String letter(OnDuplicate onDuplicate) {
        return switch (onDuplicate) {
            case SKIP -> "S";
            case UPDATE -> "U";
            case CREATE -> "C";
        };
    }
}
