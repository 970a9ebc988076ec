package dev.cohort.persistence;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * What refers to rows of a table by a foreign key: asked of the database itself, so that the table of a module nobody
 * here knows is not forgotten.
 */
public final class Referrers {
    private static final String REFERRERS = """
            select quote_ident(r.relname) as "table", quote_ident(a.attname) as "column"
            from pg_constraint c
            join pg_class r on r.oid = c.conrelid
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
            where c.contype = 'f' and c.confrelid = to_regclass(?) and cardinality(c.conkey) = 1
            order by r.relname, a.attname
            """;

    private Referrers() {}

    /** A column with a foreign key, both names quoted where they must be. */
    public record Referrer(String table, String column) {}

    /** The columns with a foreign key to this table. */
    public static List<Referrer> to(Handle handle, String table) {
        return handle.select(REFERRERS, table).mapTo(Referrer.class).list();
    }

    /**
     * The SQL condition that some row refers to one of this table's.
     *
     * @param table the table
     * @param id the expression for its key, such as {@code p.id}; a constant of the code
     * @param but tables that do not count
     */
    public static String anyTo(Handle handle, String table, String id, Set<String> but) {
        String any = to(handle, table).stream()
                .filter(referrer -> !but.contains(referrer.table()))
                .map(referrer ->
                        "exists (select from %s x where x.%s = %s)".formatted(referrer.table(), referrer.column(), id))
                .collect(Collectors.joining(" or "));
        return any.isEmpty() ? "false" : "(" + any + ")";
    }

    /**
     * The SQL condition that somebody has worked with a record: that an activity, a task or a message hangs on it. Those name their
     * record by kind and id, which no foreign key can.
     *
     * @param recordType kind of the record, a constant of the code
     * @param id the expression for its id, a constant of the code
     */
    public static String anyWork(String recordType, String id) {
        return Stream.of("activity", "task", "message")
                .map(table -> "exists (select from %s x where x.record_type = '%s' and x.record_id = %s)"
                        .formatted(table, recordType, id))
                .collect(Collectors.joining(" or ", "(", ")"));
    }
}
