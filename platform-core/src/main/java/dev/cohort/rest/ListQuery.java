package dev.cohort.rest;

import dev.cohort.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of a list, before any {@link Listing} has looked at it.
 *
 * @param limit most rows of the page, 1 to {@value #MOST}
 * @param after the cursor of the page before, null for the first page
 * @param sort field names, a leading {@code -} for the largest first; empty for the list's own order
 * @param q text to search for
 * @param count whether the total is wanted
 */
public record ListQuery(
        int limit,
        @Nullable String after,
        List<String> sort,
        @Nullable String q,
        boolean count,
        List<Filter> filters) {
    public static final int MOST = 500;
    public static final int USUAL = 50;
    private static final int MOST_SORTS = 5;
    private static final int LONGEST_TEXT = 200;
    private static final Set<String> RESERVED = Set.of("limit", "after", "sort", "q", "count");

    /** How a field is compared. */
    public enum Comparison {
        IS(""),
        IS_NOT(".ne"),
        FROM(".gte"),
        TO(".lte"),
        ABOVE(".gt"),
        BELOW(".lt"),
        CONTAINS(".contains"),
        ONE_OF(".in");

        private final String suffix;

        Comparison(String suffix) {
            this.suffix = suffix;
        }
    }

    /** One condition; several values are alternatives. An empty value means that the field has none. */
    public record Filter(String field, Comparison comparison, List<String> values) {
        /** As in a URL: {@code status}, {@code createdAt.gte}. */
        public String name() {
            return field + comparison.suffix;
        }
    }

    public ListQuery {
        sort = List.copyOf(sort);
        filters = List.copyOf(filters);
        if (limit < 1 || limit > MOST)
            throw Problem.malformed("limit-out-of-range").with("limit", limit).with("max", MOST);
        if (sort.size() > MOST_SORTS) throw Problem.malformed("too-many-sorts").with("max", MOST_SORTS);
        if (q != null && q.length() > LONGEST_TEXT)
            throw Problem.malformed("text-too-long").with("field", "q").with("max", LONGEST_TEXT);
    }

    public static ListQuery first(int limit) {
        return new ListQuery(limit, null, List.of(), null, false, List.of());
    }

    /**
     * Reads the query part of a URL.
     *
     * @param own parameters that are the resource's and no filters
     */
    public static ListQuery parse(Map<String, List<String>> parameters, Set<String> own) {
        List<Filter> filters = new ArrayList<>();
        parameters.forEach((name, values) -> {
            if (!RESERVED.contains(name) && !own.contains(name)) filters.add(filter(name, values));
        });
        return new ListQuery(
                limit(parameters),
                first(parameters, "after").filter(text -> !text.isEmpty()).orElse(null),
                first(parameters, "sort").map(ListQuery::names).orElse(List.of()),
                first(parameters, "q")
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .orElse(null),
                first(parameters, "count").map(ListQuery::yes).orElse(false),
                filters);
    }

    public ListQuery sorted(String... names) {
        return new ListQuery(limit, after, List.of(names), q, count, filters);
    }

    public ListQuery searching(@Nullable String text) {
        return new ListQuery(limit, after, sort, text == null || text.isBlank() ? null : text.strip(), count, filters);
    }

    public ListQuery after(@Nullable String cursor) {
        return new ListQuery(limit, cursor, sort, q, count, filters);
    }

    public ListQuery counting() {
        return new ListQuery(limit, after, sort, q, true, filters);
    }

    /** The query with one more condition, the name as in a URL: {@code status}, {@code createdAt.gte}. */
    public ListQuery where(String name, String... values) {
        List<Filter> more = new ArrayList<>(filters);
        more.add(filter(name, List.of(values)));
        return new ListQuery(limit, after, sort, q, count, more);
    }

    private static Filter filter(String name, List<String> values) {
        for (Comparison comparison : Comparison.values()) {
            if (comparison == Comparison.IS || !name.endsWith(comparison.suffix)) continue;
            String field = name.substring(0, name.length() - comparison.suffix.length());
            return new Filter(field, comparison, comparison == Comparison.ONE_OF ? split(values) : values);
        }
        return new Filter(name, Comparison.IS, values);
    }

    private static List<String> split(List<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .toList();
    }

    private static List<String> names(String sort) {
        return Arrays.stream(sort.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static int limit(Map<String, List<String>> parameters) {
        return first(parameters, "limit").map(ListQuery::number).orElse(USUAL);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw JsonFaults.wrongType("limit", Integer.class).causedBy(e);
        }
    }

    private static boolean yes(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw JsonFaults.wrongType("count", Boolean.class);
        };
    }

    private static Optional<String> first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst();
    }
}
