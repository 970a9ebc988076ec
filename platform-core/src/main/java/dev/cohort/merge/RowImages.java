package dev.cohort.merge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.customfield.OwnValues;
import dev.cohort.person.PersonColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Rows of a table as they were at some moment, column by column, those of columns nobody here knows included. */
public final class RowImages {
    /** These follow from whatever else is put back. */
    private static final Set<String> ALWAYS = Set.of("changed_at", "version");

    private static final String COLUMNS = """
            select quote_ident(attname) as name, format_type(atttypid, atttypmod) as type
            from pg_attribute
            where attrelid = to_regclass(?) and attnum > 0 and not attisdropped and attgenerated = ''
            order by attnum
            """;

    private final Handle handle;
    private final String table;

    /** @param table a constant of the code; its key is {@code id}, and it has a {@code version} */
    public RowImages(Handle handle, String table) {
        this.handle = handle;
        this.table = table;
    }

    record Column(String name, String type) {}

    public String of(UUID id) {
        return handle.createQuery("select to_jsonb(p)::text from " + table + " p where p.id = ?")
                .bind(0, id)
                .mapTo(String.class)
                .one();
    }

    private List<Column> columns() {
        return handle.select(COLUMNS, table).mapTo(Column.class).list();
    }

    /** Joins what other features keep in columns of their own: objects and lists are united, the rest is filled in. */
    void fill(UUID winner, UUID loser) {
        List<String> sets = columns().stream()
                // What the entity writes was merged by who picked it.
                .filter(column -> !PersonColumns.ALL.contains(column.name()))
                .map(RowImages::united)
                .toList();
        if (sets.isEmpty()) return;
        handle.createUpdate("update person w set " + String.join(", ", sets)
                        + " from person l where w.id = :winner and l.id = :loser")
                .bind("winner", winner)
                .bind("loser", loser)
                .execute();
    }

    private static String united(Column column) {
        String name = column.name();
        if (column.type().equals("jsonb"))
            return "%1$s = case when jsonb_typeof(w.%1$s) = 'object' and jsonb_typeof(l.%1$s) = 'object' then l.%1$s || w.%1$s else coalesce(w.%1$s, l.%1$s) end"
                    .formatted(name);
        if (column.type().endsWith("[]"))
            return "%1$s = w.%1$s || array(select v from unnest(l.%1$s) v where v <> all(coalesce(w.%1$s, '{}')))"
                    .formatted(name);
        return "%1$s = coalesce(w.%1$s, l.%1$s)".formatted(name);
    }

    /** Puts a row back as it was. */
    void restore(UUID id, String image) {
        // Columns that have come since stay as they are.
        JsonNode kept = OwnValues.tree(image);
        String sets = columns().stream()
                .map(Column::name)
                .filter(name -> !name.equals("id") && kept.has(name.replace("\"", "")))
                .map(name -> name + " = k." + name)
                .collect(Collectors.joining(", "));
        handle.createUpdate("update " + table + " x set " + sets + " from jsonb_populate_record(null::" + table
                        + ", :image::jsonb) k where x.id = :id")
                .bind("image", image)
                .bind("id", id)
                .execute();
    }

    /**
     * Takes back what a merge has made of a row: each column that still is as the merge left it.
     *
     * @return columns that were changed since
     */
    public List<String> restore(UUID id, String before, String after) {
        record Difference(String name, boolean same) {}
        List<Difference> merged = handle.createQuery("""
                        select c.key as name, c.value = (:after::jsonb -> c.key) as same
                        from %s p, jsonb_each(to_jsonb(p)) c
                        where p.id = :id and (:before::jsonb -> c.key) is distinct from (:after::jsonb -> c.key)
                        """.formatted(table))
                .bind("before", before)
                .bind("after", after)
                .bind("id", id)
                .mapTo(Difference.class)
                .list();
        List<String> kept = merged.stream()
                .filter(each -> !each.same() && !ALWAYS.contains(each.name()))
                .map(Difference::name)
                .sorted()
                .toList();
        boolean untouched =
                merged.stream().filter(each -> each.name().equals("version")).allMatch(Difference::same);
        List<String> sets = new ArrayList<>();
        List<String> own = columns().stream().map(Column::name).toList();
        for (Difference each : merged)
            if (each.same() && own.contains(each.name())) sets.add(each.name() + " = k." + each.name());
        if (!untouched) sets.add("version = x.version + 1");
        if (sets.isEmpty()) return kept;
        handle.createUpdate("update " + table + " x set " + String.join(", ", sets)
                        + " from jsonb_populate_record(null::" + table + ", :image::jsonb) k where x.id = :id")
                .bind("image", before)
                .bind("id", id)
                .execute();
        return kept;
    }
}
