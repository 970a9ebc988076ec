package dev.cohort.imports;

import dev.cohort.imports.ImportTarget.Range;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Rows that can be read and still fail, since what they would make may not be: their decision is {@code F}, and they have a
 * fault like any other row that failed, so that they stand in the file of failed rows.
 */
public final class MatchFaults {
    /** Begun anew, nothing has failed yet but what could not be read. */
    static final String FORGET = """
            with failed as materialized (
                select row_no from import_match where import_id = :id and decision = 'F'
            ), gone as (
                delete from import_fault f using failed where f.import_id = :id and f.row_no = failed.row_no
            )
            update import set failed_rows = failed_rows - (select count(*) from failed) where id = :id
            """;

    private static final String COUNT = """
            update import set failed_rows = failed_rows + (select count(distinct row_no) from short) where id = :id
            """;

    private static final String REQUIRE = """
            with short as materialized (
                select m.row_no, k.key, row_number() over (partition by m.row_no order by k.at) - 1 as position
                from import_match m
                join import_row r on r.import_id = m.import_id and r.row_no = m.row_no
                cross join unnest(cast(:keys as text[])) with ordinality k (key, at)
                where m.import_id = :id and m.row_no between :first and :last and m.decision = 'C'
                    and r.import_id = :id and r.row_no between :first and :last
                    and not coalesce(jsonb_exists(r.custom, k.key), false)
            ), failed as (
                update import_match m set decision = 'F', reason = 'custom-required', record_id = null, person_id = null
                where m.import_id = :id and m.row_no in (select row_no from short)
            ), faults as (
                insert into import_fault (import_id, row_no, position, field, code, value)
                select :id, row_no, position, left('custom:' || key, 60), 'custom-required', left(key, 200) from short
            )
            """ + COUNT;

    /** Rows that repeat one that failed fail with it, or they would have nothing to go to. */
    static final String FOLLOW = """
            with short as materialized (
                select m.row_no, f.row_no as first
                from import_match m
                join import_match f on f.import_id = m.import_id and f.row_no = m.twin_of
                where m.import_id = :id and f.decision = 'F' and m.decision <> 'F'
            ), failed as (
                update import_match m set decision = 'F', reason = 'first-row-failed', record_id = null, person_id = null
                where m.import_id = :id and m.row_no in (select row_no from short)
            ), faults as (
                insert into import_fault (import_id, row_no, position, code, value)
                select :id, row_no, 0, 'first-row-failed', cast(first as text) from short
            )
            """ + COUNT;

    private static final String FAIL = """
            with short as materialized (
                select s.row_no, s.value
                from unnest(cast(:rows as bigint[]), cast(:values as text[])) s (row_no, value)
            ), failed as (
                insert into import_match (import_id, row_no, decision, reason)
                select :id, row_no, 'F', :code from short
            ), faults as (
                insert into import_fault (import_id, row_no, position, column_index, field, code, value)
                select :id, row_no, 0, cast(:column as integer), :field, :code, left(value, 200) from short
            )
            """ + COUNT;

    private MatchFaults() {}

    /** Lets rows fail that would make a record without a value that the tenant asks for. */
    static void require(Handle handle, Range range, List<String> keys) {
        handle.createUpdate(REQUIRE)
                .bind("id", range.importId())
                .bind("first", range.first())
                .bind("last", range.last())
                .bindArray("keys", String.class, keys)
                .execute();
    }

    /** A row that has not been decided, and the value it fails for. */
    public record Failing(long rowNo, String value) {}

    /** Lets rows fail that have not been decided yet. */
    public static void fail(Handle handle, UUID id, ImportPlan plan, String field, String code, List<Failing> rows) {
        if (rows.isEmpty()) return;
        List<String> targets = plan.columns().stream()
                .map(column -> String.valueOf(column.target()))
                .toList();
        int column = targets.indexOf(field);
        handle.createUpdate(FAIL)
                .bind("id", id)
                .bindByType("column", column < 0 ? null : column, Integer.class)
                .bind("field", field)
                .bind("code", code)
                .bindArray("rows", Long.class, rows.stream().map(Failing::rowNo).toList())
                .bindArray(
                        "values",
                        String.class,
                        rows.stream().map(Failing::value).toList())
                .execute();
    }
}
