package dev.cohort.imports;

import dev.cohort.customfield.FieldDefinition;
import dev.cohort.imports.ImportOptions.MatchKey;
import dev.cohort.imports.ImportOptions.Mode;
import dev.cohort.imports.ImportOptions.OnDuplicate;
import dev.cohort.imports.ImportTarget.Range;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Decides of each staged row what becomes of it: first whether it repeats an earlier row of the file, then, by its
 * target, whether its record is there already. It goes by sets, a part in each transaction, so that no transaction grows
 * with the file beyond one look through its rows; nothing is written but the decision.
 */
final class Matching {
    /** So many rows are looked up in one transaction. */
    private static final int RANGE = 50_000;

    private static final String EMPTY_ROWS = """
            insert into import_match (import_id, row_no, decision, reason)
            select import_id, row_no, 'S', 'empty-row' from import_row where import_id = :id and data is null
            """;

    /**
     * The first row with the same key wins. An address or a phone is shared by households: two rows of one address are
     * the same person only if their names are the same, the wrong way round, or not whole. Only keys that do occur twice
     * are looked at closely. A row that repeats several, by one key or another, repeats the first of them.
     */
    private static final String TWINS = """
            with r as (
                select row_no, %1$s as key, whole_name, least(name, turned_name) as who
                from import_row where import_id = :id and data is not null
            ), shared as (
                select row_no, whole_name, min(row_no) over (partition by key, who) as same_name,
                    first_value(row_no) over w as first_row, first_value(whole_name) over w as first_whole
                from r where key in (select key from r where key is not null group by key having count(*) > 1)
                window w as (partition by key order by row_no)
            ), twins as (
                select row_no, %2$s as twin from shared
            )
            insert into import_match as m (import_id, row_no, decision, reason, twin_of)
            select :id, row_no, :decision, 'duplicate-in-file', twin from twins where twin < row_no
            on conflict (import_id, row_no) do update set twin_of = least(m.twin_of, excluded.twin_of)
            """;

    private static final String SAME_PERSON = "case when whole_name and first_whole then same_name else first_row end";
    private static final String BY_EMAIL = TWINS.formatted("email", SAME_PERSON);
    private static final String BY_PHONE = TWINS.formatted("phone", SAME_PERSON);
    private static final String BY_EXTERNAL_ID = TWINS.formatted("external_id", "first_row");

    private static final String RANGE_END = """
            select coalesce(max(row_no), 0) from (
                select row_no from import_row where import_id = ? and row_no > ? order by row_no limit ?) rows
            """;
    private static final String MATCHED = """
            update import set matched_rows = matched_rows + (
                select count(*) from import_match where import_id = :id and row_no between :first and :last)
            where id = :id
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
            where m.import_id = :id and m.twin_of is not null and m.decision <> 'F'
                and r.import_id = :id and r.row_no = m.twin_of
            """;

    private static final String UNDECIDED = """
            select count(*) from import_row r
            where r.import_id = :id and not exists (
                select from import_match m where m.import_id = r.import_id and m.row_no = r.row_no)
            """;

    private final Handle handle;
    private final UUID id;
    private final ImportPlan plan;
    private final ImportTarget target;

    private Matching(Handle handle, UUID id, ImportPlan plan, ImportTarget target) {
        this.handle = handle;
        this.id = id;
        this.plan = plan;
        this.target = target;
    }

    /** The parts, in their order. */
    enum Part {
        BEGIN,
        TWINS_BY_EMAIL,
        TWINS_BY_PHONE,
        TWINS_BY_EXTERNAL_ID,
        RECORDS,
        SAME_RECORDS,
        TWINS_FOLLOW,
        END,
        DONE;

        Part next() {
            return values()[ordinal() + 1];
        }
    }

    /**
     * Where matching stands.
     *
     * @param part what is to be done next
     * @param row the last row that {@link Part#RECORDS} has done
     */
    record Position(Part part, long row) {
        static final Position START = new Position(Part.BEGIN, 0);

        boolean all() {
            return part == Part.DONE;
        }
    }

    /** Does the next part in the running transaction. */
    static Position next(Handle handle, UUID id, ImportPlan plan, ImportTarget target, Position from) {
        return new Matching(handle, id, plan, target).after(from);
    }

    private Position after(Position from) {
        switch (from.part()) {
            case BEGIN -> begin();
            case TWINS_BY_EMAIL -> twins(MatchKey.EMAIL, BY_EMAIL);
            case TWINS_BY_PHONE -> twins(MatchKey.PHONE, BY_PHONE);
            // A name in its normal form stands where an id would.
            case TWINS_BY_EXTERNAL_ID ->
                twins(plan.matchesBy(MatchKey.NAME) ? MatchKey.NAME : MatchKey.EXTERNAL_ID, BY_EXTERNAL_ID);
            case RECORDS -> {
                long to = records(from.row());
                if (to > 0) return new Position(Part.RECORDS, to);
            }
            case SAME_RECORDS -> decided(SAME_RECORD);
            case TWINS_FOLLOW -> follow();
            case END -> end();
            case DONE -> throw new IllegalStateException("Import " + id + " is matched");
        }
        return new Position(from.part().next(), 0);
    }

    private void begin() {
        handle.createUpdate(MatchFaults.FORGET).bind("id", id).execute();
        handle.execute("delete from import_match where import_id = ?", id);
        handle.execute("update import set matched_rows = 0 where id = ?", id);
        handle.execute("analyze import_row");
        handle.createUpdate(EMPTY_ROWS).bind("id", id).execute();
    }

    private void twins(MatchKey key, String sql) {
        if (plan.matchesBy(key)) decided(sql);
    }

    private void decided(String sql) {
        handle.createUpdate(sql)
                .bind("id", id)
                .bind("decision", letter(plan.onDuplicate()))
                .execute();
    }

    /** The next rows; where they end, or 0 when there were none left. */
    private long records(long from) {
        long to = handle.select(RANGE_END, id, from, RANGE).mapTo(Long.class).one();
        if (to == 0) {
            // A table that was empty a moment ago and is not counted yet is searched row by row by whoever joins it.
            handle.execute("analyze import_match");
            return 0;
        }
        Range range = new Range(id, from + 1, to);
        target.match(handle, range, plan);
        if (plan.mode() == Mode.UPSERT) requireOwn(range);
        handle.createUpdate(MATCHED)
                .bind("id", id)
                .bind("first", from + 1)
                .bind("last", to)
                .execute();
        return to;
    }

    /** Only now it is known which rows make a record, for which the tenant asks more than for a change. */
    private void requireOwn(Range range) {
        if (!target.hasOwnFields()) return;
        List<String> required = target.rules(handle, plan).own().required().stream()
                .map(FieldDefinition::key)
                .toList();
        if (!required.isEmpty()) MatchFaults.require(handle, range, required);
    }

    private void follow() {
        if (plan.onDuplicate() == OnDuplicate.SKIP) return;
        handle.createUpdate(ROOTS).bind("id", id).execute();
        handle.createUpdate(MatchFaults.FOLLOW).bind("id", id).execute();
        decided(FOLLOW);
    }

    private void end() {
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
