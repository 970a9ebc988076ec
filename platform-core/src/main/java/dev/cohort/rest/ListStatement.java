package dev.cohort.rest;

import dev.cohort.access.Access.Visible;
import dev.cohort.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of a list and what its question marks bind. Only constants of the code get into the text.
 *
 * @param sort the keys of the order, the id last; empty for a count
 */
record ListStatement(String sql, List<Object> values, List<Sort> sort) {
    /** Columns of this name and a number carry the sort values beside the record. */
    static final String KEY = "list_key_";

    private static final int MOST_VALUES = 200;

    /** A field that is there, and not for this. */
    private static Problem unfit(String code, ListField field) {
        return Problem.malformed(code).with("field", field.name()).at(field.name(), code);
    }

    /** One key of an order. */
    record Sort(ListField field, boolean descending) {

        static List<Sort> all(Listing<?> listing, List<String> names) {
            List<Sort> sort = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (String text : names) {
                boolean descending = text.startsWith("-");
                String name = descending ? text.substring(1) : text;
                if (name.equals("id") && !listing.fields.containsKey("id")) continue;
                ListField field = listing.field(name);
                if (!field.isSortable()) throw unfit("not-sortable", field);
                if (seen.add(name)) sort.add(new Sort(field, descending));
            }
            // The id runs the way of the first key, so that one index serves both ways.
            sort.add(new Sort(listing.id, !sort.isEmpty() && sort.getFirst().descending));
            return sort;
        }

        String text() {
            return (descending ? "-" : "") + field.name();
        }

        private String order() {
            String direction = descending ? " desc" : "";
            return field.sql() + direction + (field.isNullable() && descending ? " nulls last" : "");
        }

        private String beyond() {
            return descending ? " < ?" : " > ?";
        }
    }

    String sortText() {
        return sort.stream().map(Sort::text).collect(Collectors.joining(","));
    }

    static ListStatement page(Listing<?> listing, ListQuery query, Visible... conditions) {
        List<Sort> sort = sort(listing, query);
        Text text = new Text().select(listing, sort).where(listing, query, conditions);
        if (query.after() != null) text.after(sort, query.after());
        // One row more than asked for tells whether there is a next page.
        return text.order(sort).add(" limit " + (query.limit() + 1)).statement(sort);
    }

    static ListStatement slice(Listing<?> listing, ListQuery query, int offset, Visible... conditions) {
        List<Sort> sort = sort(listing, query);
        return new Text()
                .add("select " + listing.select + " from " + listing.from)
                .where(listing, query, conditions)
                .order(sort)
                .add(" limit " + query.limit() + " offset " + Math.max(0, offset))
                .statement(sort);
    }

    static ListStatement count(Listing<?> listing, ListQuery query, Visible... conditions) {
        return sums(listing, "count(*)", "", query, conditions);
    }

    static ListStatement sums(Listing<?> listing, String sums, String groups, ListQuery query, Visible... conditions) {
        return new Text()
                .add("select " + sums + " from " + listing.from)
                .where(listing, query, conditions)
                .add(groups.isEmpty() ? "" : " group by " + groups)
                .statement(List.of());
    }

    /** How many rows there are, without counting further than {@code most}. */
    static ListStatement capped(Listing<?> listing, long most, ListQuery query, Visible... conditions) {
        return new Text()
                .add("select count(*) from (select 1 from " + listing.from)
                .where(listing, query, conditions)
                .add(" limit " + most + ") counted")
                .statement(List.of());
    }

    private static List<Sort> sort(Listing<?> listing, ListQuery query) {
        return Sort.all(listing, query.sort().isEmpty() ? listing.standardSort : query.sort());
    }

    /** SQL in the making. */
    private static final class Text {
        private final StringBuilder sql = new StringBuilder();
        private final List<Object> values = new ArrayList<>();

        Text add(String constant) {
            sql.append(constant);
            return this;
        }

        ListStatement statement(List<Sort> sort) {
            return new ListStatement(sql.toString(), Collections.unmodifiableList(values), sort);
        }

        Text select(Listing<?> listing, List<Sort> sort) {
            add("select ").add(listing.select);
            for (int i = 0; i < sort.size(); i++)
                add(", ").add(sort.get(i).field.sql()).add(" as " + KEY + i);
            return add(" from ").add(listing.from);
        }

        Text where(Listing<?> listing, ListQuery query, Visible... conditions) {
            add(" where true");
            listing.where.forEach(condition -> add(" and (").add(condition).add(")"));
            for (Visible condition : conditions) {
                add(" and (").add(condition.sql()).add(")");
                values.addAll(condition.values());
            }
            if (query.q() != null) search(listing, query.q());
            query.filters().forEach(filter -> filter(listing, filter));
            return this;
        }

        private void search(Listing<?> listing, String text) {
            if (listing.search == null) throw listing.unknown("q");
            if (text.indexOf('\0') >= 0) throw JsonFaults.wrongType("q", String.class);
            add(" and (").add(listing.search).add(")");
            String value = listing.searchValue.apply(text);
            listing.search.chars().filter(character -> character == '?').forEach(mark -> values.add(value));
        }

        private void filter(Listing<?> listing, ListQuery.Filter filter) {
            ListField field = listing.field(filter.field());
            if (!field.isFilterable()) throw unfit("not-filterable", field);
            if (filter.values().size() > MOST_VALUES)
                throw Problem.malformed("too-many-values")
                        .with("field", field.name())
                        .with("max", MOST_VALUES);
            add(" and (");
            switch (filter.comparison()) {
                case IS, ONE_OF -> oneOf(field, filter.values());
                case IS_NOT -> noneOf(field, filter.values());
                case FROM -> each(field, " >= ?", filter.values());
                case TO -> each(field, " <= ?", filter.values());
                case ABOVE -> each(field, " > ?", filter.values());
                case BELOW -> each(field, " < ?", filter.values());
                case CONTAINS -> containing(field, filter.values());
            }
            add(")");
        }

        private void oneOf(ListField field, List<String> texts) {
            List<String> present =
                    texts.stream().filter(text -> !text.isEmpty()).toList();
            boolean absent = present.size() < texts.size() || texts.isEmpty();
            if (!present.isEmpty()) present(field, present);
            if (absent) add(present.isEmpty() ? "" : " or ").add(absent(field));
        }

        private void present(ListField field, List<String> texts) {
            texts.forEach(text -> values.add(field.parse(text)));
            if (field.is(Listing.Trait.CONDITION)) {
                add(String.join(" or ", Collections.nCopies(texts.size(), field.sql())));
            } else if (field.is(Listing.Trait.ARRAY)) {
                // Overlap, and not "= any", because that is what an index on the array answers.
                add(field.sql()).add(" && array[" + marks(texts.size()) + "]").add(arrayType(field));
            } else if (texts.size() == 1) {
                add(field.sql()).add(" = ?");
            } else {
                add(field.sql()).add(" in (" + marks(texts.size()) + ")");
            }
        }

        private static String arrayType(ListField field) {
            if (field.type() == UUID.class) return "::uuid[]";
            if (field.type() == Integer.class) return "::integer[]";
            return "::text[]";
        }

        private void noneOf(ListField field, List<String> texts) {
            add("(");
            oneOf(field, texts);
            add(") is not true");
        }

        private void each(ListField field, String comparison, List<String> texts) {
            if (field.is(Listing.Trait.ARRAY) || field.is(Listing.Trait.CONDITION))
                throw unfit("not-comparable", field);
            String separator = "";
            for (String text : texts) {
                add(separator).add(field.sql()).add(comparison);
                values.add(field.parse(text));
                separator = " and ";
            }
        }

        private void containing(ListField field, List<String> texts) {
            if (field.type() != String.class || field.is(Listing.Trait.ARRAY)) throw unfit("not-comparable", field);
            String separator = "";
            for (String text : texts) {
                add(separator).add("lower(").add(field.sql()).add(") like ?");
                values.add(Listing.containing(String.valueOf(field.parse(text))));
                separator = " and ";
            }
        }

        private static String absent(ListField field) {
            if (field.is(Listing.Trait.ARRAY)) return "coalesce(cardinality(" + field.sql() + "), 0) = 0";
            if (!field.isNullable() && field.type() != String.class)
                throw JsonFaults.wrongType(field.name(), field.type());
            if (field.type() != String.class) return field.sql() + " is null";
            return field.isNullable() ? "coalesce(" + field.sql() + ", '') = ''" : field.sql() + " = ''";
        }

        Text order(List<Sort> sort) {
            return add(" order by ").add(sort.stream().map(Sort::order).collect(Collectors.joining(", ")));
        }

        void after(List<Sort> sort, String text) {
            String sortText = sort.stream().map(Sort::text).collect(Collectors.joining(","));
            List<@Nullable String> ends =
                    Cursor.read(text, sortText, sort.size()).values();
            add(" and ");
            if (isOneWay(sort)) rowAfter(sort, ends);
            else stepsAfter(sort, ends);
        }

        /** One comparison of rows, which an index on the same columns answers by itself. */
        private void rowAfter(List<Sort> sort, List<@Nullable String> ends) {
            add("(" + sort.stream().map(key -> key.field.sql()).collect(Collectors.joining(", ")) + ")");
            add(sort.getFirst().descending ? " < (" : " > (")
                    .add(marks(sort.size()))
                    .add(")");
            for (int i = 0; i < sort.size(); i++) values.add(end(sort.get(i), ends.get(i)));
            Sort first = sort.getFirst();
            if (!first.field.is(Listing.Trait.JOINED)) return;
            // No index holds columns of two tables; by this bound the one on the first key begins at the right place.
            add(" and ").add(first.field.sql()).add(first.descending ? " <= ?" : " >= ?");
            values.add(end(first, ends.getFirst()));
        }

        private static boolean isOneWay(List<Sort> sort) {
            boolean descending = sort.getFirst().descending;
            return sort.stream().allMatch(key -> key.descending == descending && !key.field.isNullable());
        }

        /** Beyond the first key; or equal in it and beyond the second; and so on. Nulls stand last either way. */
        private void stepsAfter(List<Sort> sort, List<@Nullable String> ends) {
            add("(");
            String separator = "";
            for (int i = 0; i < sort.size(); i++) {
                // Nothing stands beyond a null.
                if (ends.get(i) == null && sort.get(i).field.isNullable()) continue;
                add(separator).add("(");
                for (int j = 0; j < i; j++) {
                    equal(sort.get(j), ends.get(j));
                    add(" and ");
                }
                beyond(sort.get(i), ends.get(i));
                add(")");
                separator = " or ";
            }
            add(")");
        }

        private void equal(Sort key, @Nullable String end) {
            if (end == null && key.field.isNullable()) {
                add(key.field.sql()).add(" is null");
            } else {
                add(key.field.sql()).add(" = ?");
                values.add(end(key, end));
            }
        }

        private void beyond(Sort key, @Nullable String end) {
            String sql = key.field.sql() + key.beyond();
            add(key.field.isNullable() ? "(" + sql + " or " + key.field.sql() + " is null)" : sql);
            values.add(end(key, end));
        }

        private static Object end(Sort key, @Nullable String end) {
            if (end == null) throw Cursor.malformed();
            try {
                return key.field.parse(end);
            } catch (Problem e) {
                throw Cursor.malformed().causedBy(e);
            }
        }

        private static String marks(int count) {
            return String.join(", ", Collections.nCopies(count, "?"));
        }
    }
}
