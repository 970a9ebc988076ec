package dev.cohort.merge;

import dev.cohort.persistence.Referrers;
import dev.cohort.person.People;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The rows of all tables that belong to a record which becomes another one: by a foreign key, or by kind and id. Asked of the
 * database itself, so that the table of a module nobody here knows is not forgotten.
 */
public final class MergedRows {
    /** What a merge itself keeps, and the suspicions, which it treats by itself. */
    private static final Set<String> OWN = Set.of("person_merge", "duplicate_pair");

    /** What was written once and for all. */
    private static final Set<String> FINAL = Set.of("audit_entry");

    private static final String NAMED = """
            select quote_ident(t.relname) as "table", quote_ident(i.attname) as "column"
            from pg_class t
            join pg_attribute k on k.attrelid = t.oid and k.attname = 'record_type' and not k.attisdropped
            join pg_attribute i on i.attrelid = t.oid and i.attname = 'record_id' and not i.attisdropped
            where t.relkind = 'r' and t.relnamespace = (select relnamespace from pg_class where oid = to_regclass(?))
            order by t.relname
            """;

    private static final String KEYS = """
            select quote_ident(a.attname) from pg_index i
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
            where i.indrelid = to_regclass(?) and i.indisprimary order by a.attnum
            """;

    private final Handle handle;
    private final String table;
    private final String recordType;
    private final Set<String> staying;

    /**
     * @param table the table of the records
     * @param recordType under which kind they stand in tables that name records of any kind; a constant of the code, as the table
     * @param staying tables whose rows stay with the record that goes, such as those of its history
     */
    public MergedRows(Handle handle, String table, String recordType, Set<String> staying) {
        this.handle = handle;
        this.table = table;
        this.recordType = recordType;
        this.staying = staying;
    }

    static MergedRows ofPeople(Handle handle) {
        return new MergedRows(handle, "person", People.RECORD, OWN);
    }

    /** Moves all rows that may be moved, and keeps which those were. */
    public void move(UUID merge, UUID from, UUID to) {
        for (Column column : columns()) move(column, merge, from, to);
    }

    /** Moves exactly those rows back that a merge has moved. */
    public void moveBack(UUID merge, UUID from, UUID to) {
        for (Column column : columns()) moveBack(column, merge, from, to);
    }

    /**
     * A column that says whose a row is.
     *
     * @param condition what else holds of such rows
     * @param keys the primary key without this column
     */
    record Column(String table, String column, String condition, List<String> keys) {
        private String key() {
            return keys.stream()
                    .map(name -> "'" + name.replace("\"", "") + "', x." + name)
                    .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
        }

        private String sameKey() {
            return keys.stream().map(name -> " and x." + name + " = k." + name).collect(Collectors.joining());
        }
    }

    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (Referrers.Referrer each : Referrers.to(handle, table))
            if (!staying.contains(each.table())) columns.add(column(each, "true"));
        for (Referrers.Referrer each :
                handle.select(NAMED, table).mapTo(Referrers.Referrer.class).list())
            if (!FINAL.contains(each.table())) columns.add(column(each, "x.record_type = '" + recordType + "'"));
        return columns;
    }

    private Column column(Referrers.Referrer referrer, String condition) {
        List<String> keys = handle.select(KEYS, referrer.table()).mapTo(String.class).list().stream()
                .filter(key -> !key.equals(referrer.column()))
                .toList();
        return new Column(referrer.table(), referrer.column(), condition, keys);
    }

    long count(Column column, UUID record) {
        return handle.createQuery("select count(*) from %s x where x.%s = :record and %s"
                        .formatted(column.table(), column.column(), column.condition()))
                .bind("record", record)
                .mapTo(Long.class)
                .one();
    }

    /** How many of them came to be after a moment; 0 where the table does not say. */
    long countSince(Column column, UUID record, Instant since) {
        boolean says = handle.createQuery("""
                        select exists (select from pg_attribute
                            where attrelid = to_regclass(?) and attname = 'created_at' and not attisdropped)
                        """)
                .bind(0, column.table())
                .mapTo(Boolean.class)
                .one();
        if (!says) return 0;
        return handle.createQuery("select count(*) from %s x where x.%s = :record and %s and x.created_at > :since"
                        .formatted(column.table(), column.column(), column.condition()))
                .bind("record", record)
                .bind("since", since)
                .mapTo(Long.class)
                .one();
    }

    /** Moves the rows that may be moved, and keeps which those were; how many. */
    long move(Column column, UUID merge, UUID from, UUID to) {
        String all = "x." + column.column() + " = :from and " + column.condition();
        if (count(column, from) == 0) return 0;
        try {
            return attempt(() -> moved(column, all, null, merge, from, to));
        } catch (UnableToExecuteStatementException refused) {
            if (!isAgainstARule(refused)) throw refused;
            return oneByOne(column, all, merge, from, to);
        }
    }

    private long oneByOne(Column column, String all, UUID merge, UUID from, UUID to) {
        List<String> keys = handle.createQuery(
                        "select %s::text from %s x where %s".formatted(column.key(), column.table(), all))
                .bind("from", from)
                .mapTo(String.class)
                .list();
        long moved = 0;
        for (String key : keys) {
            try {
                moved += attempt(
                        () -> moved(column, all + " and " + column.key() + " = :key::jsonb", key, merge, from, to));
            } catch (UnableToExecuteStatementException refused) {
                if (!isAgainstARule(refused)) throw refused;
            }
        }
        return moved;
    }

    private long moved(
            Column column,
            String which,
            @org.jspecify.annotations.Nullable String key,
            UUID merge,
            UUID from,
            UUID to) {
        var update = handle.createUpdate("""
                        with moved as (update %1$s x set %2$s = :to where %3$s returning %4$s as row_key)
                        insert into person_merge_row (merge_id, table_name, column_name, row_key, from_id)
                        select :merge, :table, :column, row_key, :from from moved
                        """.formatted(column.table(), column.column(), which, column.key()))
                .bind("from", from)
                .bind("to", to)
                .bind("merge", merge)
                .bind("table", column.table())
                .bind("column", column.column());
        if (key != null) update.bind("key", key);
        return update.execute();
    }

    /** Moves exactly those rows back that a merge has moved, as far as they are still there; how many. */
    long moveBack(Column column, UUID merge, UUID from, UUID to) {
        return handle.createUpdate("""
                        update %1$s x set %2$s = :to
                        from person_merge_row r, lateral jsonb_populate_record(null::%1$s, r.row_key) k
                        where r.merge_id = :merge and r.table_name = :table and r.column_name = :column
                            and coalesce(r.from_id, :to) = :to
                            and x.%2$s = :from and %3$s%4$s
                        """.formatted(column.table(), column.column(), column.condition(), column.sameKey()))
                .bind("from", from)
                .bind("to", to)
                .bind("merge", merge)
                .bind("table", column.table())
                .bind("column", column.column())
                .execute();
    }

    /** Work that may be refused without the transaction being lost. */
    private interface Attempt {
        long work();
    }

    private long attempt(Attempt attempt) {
        // As plain SQL: the container does not let go of a connection's own savepoints.
        handle.execute("savepoint moving");
        try {
            long result = attempt.work();
            handle.execute("release savepoint moving");
            return result;
        } catch (UnableToExecuteStatementException refused) {
            handle.execute("rollback to savepoint moving");
            throw refused;
        }
    }

    /** Class 23: a unique key, a check, a foreign key. */
    private static boolean isAgainstARule(UnableToExecuteStatementException refused) {
        return refused.getCause() instanceof java.sql.SQLException cause
                && cause.getSQLState() != null
                && cause.getSQLState().startsWith("23");
    }
}
