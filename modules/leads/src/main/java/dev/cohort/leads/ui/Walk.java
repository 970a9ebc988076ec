package dev.cohort.leads.ui;

import dev.cohort.leads.LeadSummary;
import dev.cohort.ui.Paged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers the order of the list as far as it was read, so that one can walk from record to record. */
class Walk implements Paged.Loader<LeadSummary> {
    private final Paged.Loader<LeadSummary> loader;
    private final Jump jump;
    private final List<String> numbers = new ArrayList<>();
    private final Map<String, Integer> starts = new LinkedHashMap<>();
    private List<Paged.Sort> order = List.of();
    private String next = "";
    private int limit = 1;
    private Optional<Ahead> ahead = Optional.empty();

    Walk(Paged.Loader<LeadSummary> loader, Jump jump) {
        this.loader = loader;
        this.jump = jump;
    }

    /** Reads rows by their position. */
    interface Jump {
        List<LeadSummary> at(int position, int limit, List<Paged.Sort> sort);
    }

    @Override
    public Optional<List<LeadSummary>> at(int position, int rows, List<Paged.Sort> sort) {
        return Optional.of(jump.at(position, rows, sort));
    }

    /** The first page, read before the grid has asked for it. */
    private record Ahead(int rows, List<Paged.Sort> order, Paged<LeadSummary> page) {}

    /** Begins anew, so that places are known at once; the grid then gets this page without another query. */
    void begin(int rows, Paged.Sort sort) {
        ahead = Optional.empty();
        ahead = Optional.of(new Ahead(rows, List.of(sort), load("", rows, List.of(sort))));
    }

    @Override
    public Paged<LeadSummary> load(String cursor, int rows, List<Paged.Sort> sort) {
        if (cursor.isEmpty()) {
            Optional<Ahead> known =
                    ahead.filter(each -> each.rows() == rows && each.order().equals(sort));
            ahead = Optional.empty();
            if (known.isPresent()) return known.get().page();
        }
        Paged<LeadSummary> page = loader.load(cursor, rows, sort);
        if (cursor.isEmpty()) {
            numbers.clear();
            starts.clear();
        }
        Integer start = cursor.isEmpty() ? Integer.valueOf(0) : starts.get(cursor);
        if (start != null && start == numbers.size()) {
            page.rows().forEach(lead -> numbers.add(lead.number()));
            if (!page.isLast()) starts.put(page.next(), numbers.size());
            next = page.next();
            limit = rows;
            order = sort;
        }
        return page;
    }

    /** Place in the list from 1; empty for a lead that has not been read in it. */
    Optional<Integer> place(String number) {
        int at = numbers.indexOf(number);
        return at < 0 ? Optional.empty() : Optional.of(at + 1);
    }

    Optional<String> before(String number) {
        int at = numbers.indexOf(number);
        return at > 0 ? Optional.of(numbers.get(at - 1)) : Optional.empty();
    }

    Optional<String> after(String number) {
        int at = numbers.indexOf(number);
        if (at < 0) return Optional.empty();
        if (at + 1 == numbers.size() && !next.isEmpty()) load(next, limit, order);
        return at + 1 < numbers.size() ? Optional.of(numbers.get(at + 1)) : Optional.empty();
    }
}
