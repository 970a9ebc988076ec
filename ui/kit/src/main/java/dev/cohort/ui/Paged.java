package dev.cohort.ui;

import java.util.List;
import java.util.Optional;

/**
 * Rows read one page after the other by a cursor, so that the thousandth page costs what the first does.
 *
 * @param next cursor of the page after this; empty after the last
 */
public record Paged<T>(List<T> rows, String next) {
    public Paged {
        rows = List.copyOf(rows);
    }

    /** The only page. */
    public static <T> Paged<T> all(List<T> rows) {
        return new Paged<>(rows, "");
    }

    public boolean isLast() {
        return next.isEmpty();
    }

    /** Reads a page: from the start with an empty cursor, else after the rows of the page before. */
    @FunctionalInterface
    public interface Loader<T> {
        Paged<T> load(String cursor, int limit, List<Sort> sort);

        /**
         * Reads rows far down by their position, for who drags the scroll bar: less than a page of them at the end. Empty
         * where only the way through all pages before leads there.
         */
        default Optional<List<T>> at(int position, int limit, List<Sort> sort) {
            return Optional.empty();
        }
    }

    /** A field to sort by. */
    public record Sort(String field, boolean descending) {}
}
