package dev.cohort.rest;

import dev.cohort.access.Access.Visible;
import dev.cohort.problem.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * A list as its feature declares it: what is selected, and which fields a caller may filter and sort by. Every page is
 * one query, straight into records; the SQL is made of constants, values are bound.
 */
public final class Listing<T> {

    /** What else is to be known of a field. */
    public enum Trait {
        /** It may be null, or stands on the outer side of a join. */
        NULLABLE,
        /** A PostgreSQL array; a filter asks whether it contains the value. */
        ARRAY,
        /** It stands in another table than the id, so that no index holds both. */
        JOINED,
        /** Not an expression but a condition with one {@code ?} for the value that is asked for. */
        CONDITION,
        FILTER_ONLY,
        SORT_ONLY
    }

    private final Class<T> type;
    final String select;
    final String from;
    final List<String> where;
    final ListField id;
    final Map<String, ListField> fields;
    final @Nullable String search;
    final UnaryOperator<String> searchValue;
    final List<String> standardSort;

    private Listing(Builder<T> builder) {
        this.type = builder.type;
        this.select = builder.select;
        this.from = builder.from;
        this.where = List.copyOf(builder.where);
        this.id = new ListField("id", builder.id, UUID.class, Set.of());
        this.fields = Map.copyOf(builder.fields);
        this.search = builder.search;
        this.searchValue = builder.searchValue;
        this.standardSort = List.copyOf(builder.sort);
    }

    public static <T> Builder<T> of(Class<T> type) {
        return new Builder<>(type);
    }

    private Listing(Listing<T> other, Map<String, ListField> fields) {
        this.type = other.type;
        this.select = other.select;
        this.from = other.from;
        this.where = other.where;
        this.id = other.id;
        this.fields = Map.copyOf(fields);
        this.search = other.search;
        this.searchValue = other.searchValue;
        this.standardSort = other.standardSort;
    }

    /** The same list with a field besides, for fields that only the tenant knows; the expression is made by the code. */
    public Listing<T> with(String name, String expression, Class<?> fieldType, Trait... traits) {
        Map<String, ListField> more = new LinkedHashMap<>(fields);
        Set<Trait> all = EnumSet.noneOf(Trait.class);
        all.addAll(List.of(traits));
        more.put(name, new ListField(name, expression, fieldType, all));
        return new Listing<>(this, more);
    }

    /**
     * One page of the rows that all conditions let through.
     *
     * @throws Problem 400 for a field that is not declared, a value of a wrong type, a foreign cursor
     */
    public Page<T> page(Handle handle, ListQuery query, Visible... conditions) {
        ListStatement statement = ListStatement.page(this, query, conditions);
        List<Keyed<T>> rows;
        try (Query prepared = prepare(handle, statement)) {
            rows = prepared.map(new KeyedMapper(statement.sort())).list();
        }
        boolean more = rows.size() > query.limit();
        List<T> items = rows.stream().limit(query.limit()).map(Keyed::row).toList();
        String next = more ? rows.get(query.limit() - 1).cursor().write(statement.sortText()) : null;
        return new Page<>(items, next, query.count() ? count(handle, query, conditions) : null);
    }

    /** How many rows there are on all pages. */
    public long count(Handle handle, ListQuery query, Visible... conditions) {
        try (Query prepared = prepare(handle, ListStatement.count(this, query, conditions))) {
            return prepared.mapTo(Long.class).one();
        }
    }

    /** A list, what is asked of it, and within which conditions. */
    public record Asked(Listing<?> list, ListQuery query, Visible... conditions) {}

    /** How many rows each of these has, by one query; none is counted further than {@code most}. */
    public static List<Long> counts(Handle handle, List<Asked> asked, long most) {
        if (asked.isEmpty()) return List.of();
        StringBuilder sql = new StringBuilder();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            ListStatement statement = ListStatement.capped(
                    asked.get(i).list(),
                    most,
                    asked.get(i).query(),
                    asked.get(i).conditions());
            sql.append(i == 0 ? "select " : ", ")
                    .append('(')
                    .append(statement.sql())
                    .append(") as n")
                    .append(i);
            values.addAll(statement.values());
        }
        try (Query query = handle.createQuery(sql.toString())) {
            for (int i = 0; i < values.size(); i++) query.bind(i, values.get(i));
            return query.map((row, context) -> {
                        List<Long> counts = new ArrayList<>();
                        for (int i = 1; i <= asked.size(); i++) counts.add(row.getLong(i));
                        return counts;
                    })
                    .one();
        }
    }

    /**
     * Sums over the rows on all pages, into records.
     *
     * @param sums what is selected, such as {@code count(*) as leads}; a constant of the code
     * @param groups what it is grouped by; empty for one sum over everything
     */
    public <S> List<S> sums(
            Handle handle, Class<S> row, String sums, String groups, ListQuery query, Visible... conditions) {
        try (Query prepared = prepare(handle, ListStatement.sums(this, sums, groups, query, conditions))) {
            return prepared.mapTo(row).list();
        }
    }

    /** Rows by their number, for a grid that jumps about; the REST API pages by cursor. */
    public List<T> rows(Handle handle, ListQuery query, int offset, Visible... conditions) {
        try (Query prepared = prepare(handle, ListStatement.slice(this, query, offset, conditions))) {
            return prepared.mapTo(type).list();
        }
    }

    private static Query prepare(Handle handle, ListStatement statement) {
        Query query = handle.createQuery(statement.sql());
        for (int i = 0; i < statement.values().size(); i++)
            query.bind(i, statement.values().get(i));
        return query;
    }

    ListField field(String name) {
        ListField field = fields.get(name);
        if (field == null) throw unknown(name);
        return field;
    }

    Problem unknown(String name) {
        return JsonFaults.unknownField(name)
                .with("known", fields.keySet().stream().sorted().toList());
    }

    /** A row and where it stands in the order. */
    private record Keyed<T>(T row, Cursor cursor) {}

    /** Reads the record, and beside it the sort columns that need not be part of it. */
    private final class KeyedMapper implements RowMapper<Keyed<T>> {
        private final List<ListStatement.Sort> sort;

        KeyedMapper(List<ListStatement.Sort> sort) {
            this.sort = sort;
        }

        @Override
        public RowMapper<Keyed<T>> specialize(ResultSet rows, StatementContext context) throws SQLException {
            RowMapper<T> inner = record(context).specialize(rows, context);
            return (row, each) -> new Keyed<>(inner.map(row, each), cursor(row));
        }

        @Override
        public Keyed<T> map(ResultSet rows, StatementContext context) throws SQLException {
            return new Keyed<>(record(context).map(rows, context), cursor(rows));
        }

        private RowMapper<T> record(StatementContext context) {
            return context.findRowMapperFor(type)
                    .orElseThrow(() -> new IllegalStateException("No row becomes a " + type));
        }

        private Cursor cursor(ResultSet rows) throws SQLException {
            List<@Nullable String> values = new ArrayList<>();
            for (int i = 0; i < sort.size(); i++) values.add(sort.get(i).field().read(rows, ListStatement.KEY + i));
            return new Cursor(values);
        }
    }

    /** Declares a list; everything given here is a constant of the code. */
    public static final class Builder<T> {
        private final Class<T> type;
        private String select = "";
        private String from = "";
        private String id = "";
        private final List<String> where = new ArrayList<>();
        private final Map<String, ListField> fields = new LinkedHashMap<>();
        private @Nullable String search;
        private UnaryOperator<String> searchValue = Listing::containing;
        private final List<String> sort = new ArrayList<>();

        private Builder(Class<T> type) {
            this.type = type;
        }

        public Builder<T> select(String columns) {
            select = columns;
            return this;
        }

        public Builder<T> from(String tables) {
            from = tables;
            return this;
        }

        /** A condition without values that every row keeps. */
        public Builder<T> where(String condition) {
            where.add(condition);
            return this;
        }

        /** The expression of the row's unique UUID; it is the last key of every order. */
        public Builder<T> id(String expression) {
            id = expression;
            return this;
        }

        /** A field that callers may name, in filters and in {@code sort} unless a trait says otherwise. */
        public Builder<T> field(String name, String expression, Class<?> fieldType, Trait... traits) {
            Set<Trait> all = EnumSet.noneOf(Trait.class);
            all.addAll(List.of(traits));
            fields.put(name, new ListField(name, expression, fieldType, all));
            return this;
        }

        /** A name under which callers may ask for a condition with one {@code ?}, an id, such as what another record refers to. */
        public Builder<T> condition(String name, String condition) {
            return field(name, condition, UUID.class, Trait.CONDITION, Trait.FILTER_ONLY);
        }

        /** What {@code q} means; each {@code ?} gets the text lower-cased, its wildcards escaped, between two {@code %}. */
        public Builder<T> search(String condition) {
            search = condition;
            return this;
        }

        /** What {@code q} means; each {@code ?} gets what {@code value} makes of the text. */
        public Builder<T> search(String condition, UnaryOperator<String> value) {
            search = condition;
            searchValue = value;
            return this;
        }

        /** The order where the caller names none. */
        public Builder<T> sortedBy(String... names) {
            sort.addAll(List.of(names));
            return this;
        }

        public Listing<T> build() {
            if (select.isEmpty() || from.isEmpty() || id.isEmpty())
                throw new IllegalStateException("A listing of " + type + " needs select, from and id");
            Listing<T> listing = new Listing<>(this);
            ListStatement.Sort.all(listing, listing.standardSort);
            return listing;
        }
    }

    static String containing(String text) {
        return "%"
                + text.toLowerCase(java.util.Locale.ROOT)
                        .replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_")
                + "%";
    }
}
