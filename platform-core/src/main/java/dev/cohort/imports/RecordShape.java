package dev.cohort.imports;

import dev.cohort.customfield.OwnValues;
import dev.cohort.persistence.Referrers;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Records that are one row of one table each, and the SQL that writes rows of a file as such records and takes them back. The
 * table has the columns {@code id, created_by, created_at, changed_at, version}; in statements it is called t. All text of it
 * is constants of the code.
 *
 * @param recordType kind of the record
 * @param id which id of a staged row is the record's: {@code record_id}, or {@code person_id} for people
 * @param images the table that keeps them as they were
 * @param there the condition that a record t is in sight
 * @param number the expression that people know a record t by
 * @param columns what a row may say
 * @param others further columns that an undo puts back
 * @param unimportant tables that may refer to a record that is removed
 * @param inUse a further condition that a record t is made use of
 */
public record RecordShape(
        String recordType,
        String table,
        String id,
        String images,
        String there,
        String number,
        List<Column> columns,
        List<String> others,
        Set<String> unimportant,
        String inUse) {
    /** What a mode makes of each row: of {@code f}, with the record a row was found to be, the words to act by. */
    public static final String DECIDED = """
            decided as (
                select f.row_no, f.found,
                    case
                        when f.found is null and :mode = 'UPDATE' then 'no-match'
                        when f.found is null then 'new'
                        when :mode = 'CREATE' and :onDuplicate = 'CREATE' then 'new'
                        when :mode = 'CREATE' and :onDuplicate = 'SKIP' then 'duplicate'
                        when not f.changeable then 'duplicate'
                        else 'update'
                    end as word
                from f
            )
            """;

    /**
     * A column and where its value stands in a staged row.
     *
     * @param otherwise the value of a new record whose row says nothing; null: null
     */
    public record Column(
            String name, String key, String type, @Nullable String otherwise, Change change) {

        /** What a file does to a record that is there. */
        enum Change {
            REPLACED,
            /** Added to what is there. */
            ADDED,
            /** Laid over what is there, value by value. */
            UNITED,
            /** It is what the record is known by, or follows from the others. */
            NEVER
        }

        public static Column of(String name, String key) {
            return of(name, key, "text");
        }

        public static Column of(String name, String key, String type) {
            return new Column(name, key, type, null, Change.REPLACED);
        }

        /** A column that must have a value. */
        public static Column of(String name, String key, String type, String otherwise) {
            return new Column(name, key, type, otherwise, Change.REPLACED);
        }

        /** A column that stays as it was made. */
        public static Column fixed(String name, String key, String type) {
            return new Column(name, key, type, null, Change.NEVER);
        }

        /** A column that follows from others, and is made anew after a change. */
        public static Column derived(String name, String key, String otherwise) {
            return new Column(name, key, "text", otherwise, Change.NEVER);
        }

        /** Free text of so many characters at most. */
        public static Column added(String name, String key, int longest) {
            return new Column(name, key, "text", String.valueOf(longest), Change.ADDED);
        }

        /** The tenant's own fields. */
        public static Column own() {
            return new Column("custom_fields", OwnValues.FIELD, "jsonb", "'{}'", Change.UNITED);
        }

        String said() {
            return "d.\"" + key + '"';
        }

        String first() {
            return otherwise == null || change == Change.ADDED
                    ? said()
                    : "coalesce(%s, %s)".formatted(said(), otherwise);
        }

        /** What the file says, or what is there, whichever goes first. */
        String then(boolean fillOnly) {
            if (change == Change.NEVER) return "t." + name;
            if (change == Change.ADDED) return """
                        case when %1$s is null or position(%1$s in t.%2$s) > 0
                                or length(t.%2$s) + length(%1$s) + 2 > %3$s then t.%2$s
                            when t.%2$s is null then %1$s else t.%2$s || E'\\n\\n' || %1$s end""".formatted(said(), name, otherwise);
            if (change == Change.UNITED)
                return (fillOnly ? "coalesce(%2$s, '{}') || t.%1$s" : "t.%1$s || coalesce(%2$s, '{}')")
                        .formatted(name, said());
            return fillOnly
                    ? "coalesce(t.%s, %s)".formatted(name, said())
                    : "coalesce(%s, t.%s)".formatted(said(), name);
        }
    }

    private String each(Function<Column, String> text) {
        return columns.stream().map(text).collect(Collectors.joining(", "));
    }

    private String typed() {
        return each(column -> '"' + column.key() + "\" " + column.type());
    }

    /** A record as the audit names its values. */
    private String form(String alias) {
        return "jsonb_strip_nulls(jsonb_build_object("
                + each(column -> "'%s', %s.%s".formatted(column.key(), alias, column.name())) + "))";
    }

    private String text(String sql) {
        return sql.replace("{table}", table)
                .replace("{id}", id)
                .replace("{images}", images)
                .replace("{there}", there)
                .replace("{type}", recordType);
    }

    /** Records that have gone since the rows were matched are left alone; the others stay locked. */
    String gone() {
        return text("""
                with alive as (
                    select t.id from {table} t
                    where {there} and t.id = any (array(
                        select {id} from import_match
                        where import_id = :id and row_no between :first and :last and decision = 'U'))
                    order by t.id
                    for update of t
                )
                update import_match m set decision = 'S', reason = 'gone'
                where m.import_id = :id and m.row_no between :first and :last and m.decision = 'U'
                    and m.{id} not in (select id from alive)
                    -- Made by this very range: it is not there yet.
                    and not exists (
                        select from import_row r where r.import_id = :id and r.row_no between :first and :last
                            and r.{id} = m.{id})
                """);
    }

    private static final String AUDIT = """
            insert into audit_entry (id, occurred_at, member_id, actor_name, door, address, request_id, action, record_type,
                record_id, before, after, reason)
            """;

    String create() {
        return text("""
                with src as materialized (
                    select r.row_no, r.{id} as new_id, r.audit_id, w.data, d.*
                    from import_match m
                    join import_row r on r.import_id = m.import_id and r.row_no = m.row_no
                    cross join lateral (select case when r.custom is null then r.data
                        else r.data || jsonb_build_object('customFields', r.custom) end as data) w
                    cross join lateral jsonb_to_record(w.data) as d (%1$s)
                    where m.import_id = :id and m.row_no between :first and :last and m.decision = 'C'
                        and r.import_id = :id and r.row_no between :first and :last
                ), done as (
                    insert into {table} (id, %2$s, created_by, created_at, changed_at)
                    select new_id, %3$s, cast(:member as uuid), cast(:now as timestamptz), cast(:now as timestamptz)
                    from src d order by row_no
                )
                """.formatted(typed(), each(Column::name), each(Column::first)) + AUDIT + """
                select audit_id, cast(:now as timestamptz), cast(:member as uuid), :actor, :door, :address, :request,
                    'create', '{type}', new_id, null, data - 'searchText' - 'sortName', 'import ' || cast(:id as text)
                from src order by row_no
                """);
    }

    /** How they are now. */
    String keepImages() {
        return text("""
                insert into {images} (import_id, {id}, row_no, record, before_version, after_version)
                select m.import_id, t.id, min(m.row_no), to_jsonb(t), t.version, t.version
                from import_match m join {table} t on t.id = m.{id}
                where m.import_id = :id and m.row_no between :first and :last and m.decision = 'U'
                group by m.import_id, t.id
                on conflict (import_id, {id}) do update
                set overtaken = {images}.overtaken or {images}.after_version <> excluded.before_version
                """);
    }

    /** Of several rows for one record the last word counts, or the first where only empty values are filled. */
    String update(boolean fillOnly) {
        String values = each(column -> column.then(fillOnly));
        String set = each(column -> column.name() + " = " + column.then(fillOnly));
        return text("""
                with words as (
                    select m.{id} as key, jsonb_object_agg(e.key, e.value order by r.row_no %1$s) as data
                    from import_match m
                    join import_row r on r.import_id = m.import_id and r.row_no = m.row_no
                    cross join lateral jsonb_each(r.data) e
                    where m.import_id = :id and m.row_no between :first and :last and m.decision = 'U'
                        and r.import_id = :id and r.row_no between :first and :last
                    group by m.{id}
                ), own as (
                    select m.{id} as key, jsonb_object_agg(e.key, e.value order by r.row_no %1$s) as held
                    from import_match m
                    join import_row r on r.import_id = m.import_id and r.row_no = m.row_no
                    cross join lateral jsonb_each(r.custom) e
                    where m.import_id = :id and m.row_no between :first and :last and m.decision = 'U'
                        and r.import_id = :id and r.row_no between :first and :last
                    group by m.{id}
                ), patches as materialized (
                    select w.key, d.* from words w left join own on own.key = w.key
                        cross join lateral jsonb_to_record(
                            w.data || jsonb_build_object('customFields', own.held)) as d (%2$s)
                )
                update {table} t set %3$s, changed_at = cast(:now as timestamptz), version = t.version + 1
                from patches d
                where t.id = d.key and {there} and (%4$s) is distinct from (%5$s)
                returning t.id
                """.formatted(fillOnly ? "desc" : "", typed(), set, each(column -> "t." + column.name()), values));
    }

    String versions() {
        return text("""
                update {images} b set after_version = t.version
                from {table} t where b.import_id = :id and b.{id} = t.id and t.id = any(:records)
                """);
    }

    String forget() {
        return text("""
                delete from {images}
                where import_id = :id and row_no between :first and :last and after_version = before_version
                    and not overtaken
                """);
    }

    private static final String DIFFERENCE = """
            select gen_random_uuid(), cast(:now as timestamptz), cast(:member as uuid), :actor, :door, :address, :request,
                '%s', '{type}', c.id, (
                    select coalesce(jsonb_object_agg(k, c.was -> k), '{}') from jsonb_object_keys(c.now || c.was) k
                    where c.now -> k is distinct from c.was -> k), (
                    select coalesce(jsonb_object_agg(k, c.now -> k), '{}') from jsonb_object_keys(c.now || c.was) k
                    where c.now -> k is distinct from c.was -> k),
                '%s ' || cast(:id as text)
            from c
            """;

    private String both(String was, String now) {
        return """
                with c as materialized (
                    select t.id, %s as was, %s as now
                    from {table} t
                    join {images} b on b.import_id = :id and b.{id} = t.id
                    cross join lateral jsonb_populate_record(null::{table}, b.record) w
                    where t.id = any(:records)
                )
                """.formatted(was, now);
    }

    String auditChanged() {
        return text(both(form("w"), form("t")) + AUDIT + DIFFERENCE.formatted("change", "import"));
    }

    String auditRestored() {
        return text(both(form("t"), form("w")) + AUDIT + DIFFERENCE.formatted("undo", "undo of import"));
    }

    String auditRemoved() {
        return text(AUDIT + """
                select gen_random_uuid(), cast(:now as timestamptz), cast(:member as uuid), :actor, :door, :address, :request,
                    'delete', '{type}', t.id, %s, null, 'undo of import ' || cast(:id as text)
                from {table} t where t.id = any(:records)
                """.formatted(form("t")));
    }

    /** Each record once: at the row that made it, or at the row that changed it first. */
    private static final String TOUCHED = """
            with touched as (
                select m.row_no, r.{id} as record_id, true as made
                from import_match m join import_row r on r.import_id = m.import_id and r.row_no = m.row_no
                where m.import_id = :id and m.row_no between :first and :last and m.decision = 'C'
                    and r.import_id = :id and r.row_no between :first and :last
                union all
                select b.row_no, b.{id}, false
                from {images} b
                where b.import_id = :id and b.row_no between :first and :last
                    and not exists (
                        select from import_match m
                        join import_row r on r.import_id = m.import_id and r.row_no = m.twin_of
                        where m.import_id = :id and m.row_no = b.row_no and r.{id} = b.{id})
            )
            """;

    String lock() {
        return text(TOUCHED + """
                select t.id from {table} t where t.id = any(array(select record_id from touched))
                order by t.id for update
                """);
    }

    /**
     * Says of each record why it stays; null when it does not.
     *
     * @param changeable the condition that the caller may change the record t
     */
    String judged(Handle handle, String changeable) {
        String used = Referrers.anyTo(handle, table, "t.id", unimportant) + " or "
                + Referrers.anyWork(recordType, "t.id") + " or " + inUse;
        return text(TOUCHED + """
                , judged as (
                    select u.row_no, u.record_id, u.made, left(%1$s, 200) as number, case
                        when t.id is null then 'gone'
                        when not (%2$s) then 'deleted'
                        when coalesce(b.overtaken, false) or t.version <> coalesce(b.after_version, 0) and not exists (
                                select from {images} o
                                where o.{id} = t.id and o.import_id <> :id and not o.overtaken
                                    and o.before_version = coalesce(b.after_version, 0) and o.undone_version = t.version)
                            then case when exists (
                                    select from {images} o
                                    where o.{id} = t.id and o.import_id <> :id and o.undone_version is null
                                        and o.after_version > coalesce(b.after_version, 0))
                                then 'later-import' else 'changed' end
                        when not coalesce(%3$s, false) then 'not-yours'
                        when u.made and (%4$s) then 'in-use'
                    end as reason
                    from touched u
                    left join {table} t on t.id = u.record_id
                    left join {images} b on b.import_id = :id and b.{id} = u.record_id
                )
                """.formatted(number, there, changeable, used));
    }

    static final String ALL = "select row_no, record_id, made, number, reason from judged order by row_no";

    static final String COUNTS = """
            select count(*) filter (where reason is null and made) as removed,
                count(*) filter (where reason is null and not made) as restored,
                count(*) filter (where reason is not null) as kept
            from judged
            """;

    static final String BEYOND_REACH = "select count(*) from judged where reason = 'not-yours'";

    static final String FIRST_KEPT = """
            select row_no, record_id, number, reason from judged where reason is not null order by row_no limit :most
            """;

    static final String KEEP = """
            insert into import_kept (import_id, row_no, record_id, number, reason)
            select :id, k.row_no, k.record_id, k.number, k.reason
            from unnest(cast(:rows as bigint[]), cast(:records as uuid[]), cast(:numbers as text[]), cast(:reasons as text[]))
                k (row_no, record_id, number, reason)
            """;

    String remove() {
        return text("delete from {table} where id = any(:records) and cast(:id as uuid) is not null");
    }

    String restore() {
        List<String> names = java.util.stream.Stream.concat(columns.stream().map(Column::name), others.stream())
                .toList();
        return text("""
                update {table} t set %s, changed_at = cast(:now as timestamptz), version = t.version + 1
                from {images} b cross join lateral jsonb_populate_record(null::{table}, b.record) w
                where b.import_id = :id and b.{id} = t.id and t.id = any(:records)
                """.formatted(Restoring.assignments(names)));
    }

    /** For an earlier import, the record is again as that one left it. */
    String restored() {
        return text("""
                update {images} o
                set undone_version = case when o.import_id = b.import_id or o.undone_version = b.before_version then t.version
                        else o.undone_version end,
                    after_version = case when o.import_id <> b.import_id and o.after_version = b.before_version then t.version
                        else o.after_version end
                from {images} b join {table} t on t.id = b.{id}
                where b.import_id = :id and b.{id} = any(:records) and o.{id} = b.{id}
                    and (o.import_id = b.import_id or b.before_version in (o.after_version, o.undone_version))
                """);
    }
}
