package dev.cohort.ui.view;

import com.vaadin.flow.router.QueryParameters;
import dev.cohort.ui.Filters;
import dev.cohort.ui.Paged.Sort;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a page with a list shows. It lives in the URL, so that it can be sent to a colleague and the back button works.
 *
 * @param view key of the list's own view
 * @param text what is searched for; empty for nothing
 * @param sort empty for the view's own order
 * @param peek the record that is open beside the list; empty for none
 * @param saved id of the saved view it began with; empty for none
 */
public record ListState(
        String view, Filters filters, String text, Optional<Sort> sort, String peek, String saved, String usual) {
    private static final int LONGEST_TEXT = 200;

    /** @param usual key of the view that needs not be named */
    static ListState of(QueryParameters query, String usual, Collection<String> filterKeys) {
        String text = first(query, "q");
        String sort = first(query, "sort");
        String view = first(query, "view");
        return new ListState(
                view.isEmpty() ? usual : view,
                Filters.of(query, filterKeys),
                text.substring(0, Math.min(text.length(), LONGEST_TEXT)),
                sort.isEmpty() || sort.equals("-") ? Optional.empty() : Optional.of(sort(sort)),
                first(query, "peek"),
                first(query, "saved"),
                usual);
    }

    private static String first(QueryParameters query, String name) {
        return query.getSingleParameter(name).orElse("");
    }

    private static Sort sort(String text) {
        boolean descending = text.startsWith("-");
        return new Sort(descending ? text.substring(1) : text, descending);
    }

    /** The name by which a list is sorted. */
    public static String name(Sort sort) {
        return (sort.descending() ? "-" : "") + sort.field();
    }

    /** The parameters of the URL; what is as usual is left out. */
    QueryParameters query() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (!view.equals(usual)) query.put("view", List.of(view));
        query.putAll(filters.values());
        if (!text.isBlank()) query.put("q", List.of(text));
        sort.ifPresent(field -> query.put("sort", List.of(name(field))));
        if (!peek.isEmpty()) query.put("peek", List.of(peek));
        if (!saved.isEmpty()) query.put("saved", List.of(saved));
        return new QueryParameters(query);
    }

    /** What a saved view keeps of it. */
    String kept() {
        return peek("").saved("").query().getQueryString();
    }

    ListState view(String next) {
        return new ListState(next, filters, text, Optional.empty(), "", "", usual);
    }

    public ListState filters(Filters next) {
        return new ListState(view, next, text, sort, "", saved, usual);
    }

    public ListState text(String next) {
        return new ListState(view, filters, next, sort, "", saved, usual);
    }

    ListState sort(Sort next) {
        return new ListState(view, filters, text, Optional.of(next), peek, saved, usual);
    }

    ListState peek(String next) {
        return new ListState(view, filters, text, sort, next, saved, usual);
    }

    ListState saved(String next) {
        return new ListState(view, filters, text, sort, peek, next, usual);
    }

    boolean listsAs(ListState other) {
        return peek("").equals(other.peek(""));
    }

    /** Whether anything narrows the list. */
    public boolean isNarrow() {
        return !filters.isEmpty() || !text.isBlank();
    }
}
