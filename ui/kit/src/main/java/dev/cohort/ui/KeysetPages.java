package dev.cohort.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Answers a grid that asks by position from pages that are read by cursor, and remembers where each page begins. */
class KeysetPages<T> {
    static final int PAGE_ROWS = 100;
    private static final int KEPT_PAGES = 8;
    private static final int NEAR = 5;

    private final Paged.Loader<T> loader;
    private final List<Paged.Sort> sort;
    private final List<String> cursors = new ArrayList<>(List.of(""));
    private final Map<Integer, List<T>> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<T>> eldest) {
            return size() > KEPT_PAGES;
        }
    };
    private int lastPage = Integer.MAX_VALUE;

    KeysetPages(Paged.Loader<T> loader, List<Paged.Sort> sort) {
        this.loader = loader;
        this.sort = List.copyOf(sort);
    }

    /** Up to {@code limit} rows from a position on; fewer only at the end. */
    List<T> fetch(int offset, int limit) {
        List<T> rows = new ArrayList<>(limit);
        int position = offset;
        while (rows.size() < limit) {
            int number = position / PAGE_ROWS;
            List<T> page = page(number);
            int from = position % PAGE_ROWS;
            if (from >= page.size()) break;
            int to = Math.min(page.size(), from + limit - rows.size());
            rows.addAll(page.subList(from, to));
            position += to - from;
            if (page.size() < PAGE_ROWS) break;
        }
        return rows;
    }

    /** The row of this id, where it is among the pages at hand. */
    Optional<T> find(Predicate<T> wanted) {
        return kept.values().stream().flatMap(List::stream).filter(wanted).findFirst();
    }

    /** Puts a changed row in the place of the one before. */
    void replace(Predicate<T> wanted, T changed) {
        kept.replaceAll((number, page) ->
                page.stream().map(row -> wanted.test(row) ? changed : row).toList());
    }

    private List<T> page(int number) {
        if (number >= cursors.size() + NEAR && number <= lastPage) {
            Optional<List<T>> far = far(number);
            if (far.isPresent()) return far.get();
        }
        for (int known = cursors.size(); known <= number && known <= lastPage; known++) read(known - 1);
        if (number > lastPage) return List.of();
        List<T> page = kept.get(number);
        return page == null ? read(number) : page;
    }

    /** A page that is not led to yet: by its position, once, so that nobody waits for all pages before it. */
    private Optional<List<T>> far(int number) {
        List<T> known = kept.get(number);
        if (known != null) return Optional.of(known);
        Optional<List<T>> rows = loader.at(number * PAGE_ROWS, PAGE_ROWS, sort);
        rows.ifPresent(page -> kept.put(number, page));
        return rows;
    }

    private List<T> read(int number) {
        Paged<T> page = loader.load(cursors.get(number), PAGE_ROWS, sort);
        kept.put(number, page.rows());
        if (page.isLast()) lastPage = number;
        else if (cursors.size() == number + 1) cursors.add(page.next());
        return page.rows();
    }
}
