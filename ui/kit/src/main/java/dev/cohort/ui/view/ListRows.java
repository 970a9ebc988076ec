package dev.cohort.ui.view;

import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Paged.Sort;
import java.util.List;

/** What a {@link RecordList} asks of the feature whose records it lists. */
public interface ListRows<T> {

    /** What a state asks for, without its order. */
    ListQuery query(ListState state, int limit);

    Page<T> page(ListQuery query);

    long count(ListQuery query);

    /** How many rows each of these queries has, none counted further than {@code most}. */
    List<Long> counts(List<ListQuery> queries, long most);

    /** How many there are, in words, such as "86 people". */
    String counted(long rows);

    /** The order where nobody has chosen one. */
    Sort order(ListState state);

    /** What is shown where there are no rows. */
    EmptyState nothing(ListState state);
}
