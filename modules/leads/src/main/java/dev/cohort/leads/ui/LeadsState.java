package dev.cohort.leads.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.cohort.customfield.FieldColumns;
import dev.cohort.leads.LeadView;
import dev.cohort.ui.Filters;
import dev.cohort.ui.Paged.Sort;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the leads page shows. It lives in the URL, so that it can be sent to a colleague and the back button works.
 *
 * @param text what is searched for; empty for nothing
 * @param sort empty for the view's own order
 * @param peek number of the lead that is open beside the list; empty for none
 * @param saved id of the saved view it began with; empty for none
 * @param creating whether the form of a new lead is asked for
 */
record LeadsState(
        LeadView view,
        boolean board,
        Filters filters,
        String text,
        Optional<Sort> sort,
        String peek,
        boolean creating,
        String saved) {
    static final LeadsState START =
            new LeadsState(LeadView.OPEN, false, Filters.NONE, "", Optional.empty(), "", false, "");

    private static final int LONGEST_TEXT = 200;
    // What a URL may ask to sort by: the sortable columns.
    private static final Set<String> SORTABLE = Set.of("name", "status", "score", "source", "nextStepAt", "createdAt");

    static LeadsState of(QueryParameters query, Collection<String> filterKeys) {
        String text = first(query, "q").orElse("");
        return new LeadsState(
                first(query, "view").flatMap(LeadsState::view).orElse(LeadView.OPEN),
                first(query, "mode").filter("board"::equals).isPresent(),
                Filters.of(query, filterKeys),
                text.substring(0, Math.min(text.length(), LONGEST_TEXT)),
                first(query, "sort").flatMap(LeadsState::sort),
                first(query, "peek").orElse(""),
                query.getParameters().containsKey("new"),
                first(query, "saved").orElse(""));
    }

    /** The parameters of the URL; what is as usual is left out. */
    QueryParameters query() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (view != LeadView.OPEN) query.put("view", List.of(view.key()));
        if (board) query.put("mode", List.of("board"));
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

    /** The state of a saved view. */
    static LeadsState kept(String query, String id, Collection<String> filterKeys) {
        return of(QueryParameters.fromString(query), filterKeys).saved(id);
    }

    LeadsState saved(String id) {
        return new LeadsState(view, board, filters, text, sort, peek, false, id);
    }

    LeadsState view(LeadView next) {
        return new LeadsState(next, board, filters, text, Optional.empty(), "", false, "");
    }

    LeadsState board(boolean next) {
        return new LeadsState(view, next, filters, text, sort, "", false, saved);
    }

    LeadsState filters(Filters next) {
        return new LeadsState(view, board, next, text, sort, "", false, saved);
    }

    LeadsState text(String next) {
        return new LeadsState(view, board, filters, next, sort, "", false, saved);
    }

    LeadsState sort(Sort next) {
        return new LeadsState(view, board, filters, text, Optional.of(next), peek, false, saved);
    }

    LeadsState peek(String number) {
        return new LeadsState(view, board, filters, text, sort, number, false, saved);
    }

    /** The order of the list: as asked, else the view's own. */
    Sort order() {
        return sort.orElseGet(() -> switch (view) {
            case OPEN, OVERDUE -> new Sort("nextStepAt", false);
            case VERY_HOT -> new Sort("score", true);
            case ALL, NEW_TODAY -> new Sort("createdAt", true);
        });
    }

    /** Whether the same leads are listed in both, in the same order and shape. */
    boolean listsAs(LeadsState other) {
        return peek("").equals(other.peek(""));
    }

    static String name(Sort sort) {
        return (sort.descending() ? "-" : "") + sort.field();
    }

    private static Optional<Sort> sort(String text) {
        boolean descending = text.startsWith("-");
        String field = descending ? text.substring(1) : text;
        return SORTABLE.contains(field) || field.startsWith(FieldColumns.PREFIX)
                ? Optional.of(new Sort(field, descending))
                : Optional.empty();
    }

    private static Optional<LeadView> view(String key) {
        for (LeadView view : LeadView.values()) {
            if (view.key().equals(key)) return Optional.of(view);
        }
        return Optional.empty();
    }

    private static Optional<String> first(QueryParameters query, String name) {
        return query.getSingleParameter(name);
    }
}
