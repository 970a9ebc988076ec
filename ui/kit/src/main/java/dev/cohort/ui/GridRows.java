package dev.cohort.ui;

import com.vaadin.flow.data.provider.AbstractBackEndDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rows of a {@link DataGrid}: the grid asks by position, pages are read by cursor. */
class GridRows<T> extends AbstractBackEndDataProvider<T, Void> {
    /** So many rows are selected at most when all are; as many as one act takes. */
    static final int MOST_AT_ONCE = 500;

    private final Function<T, Object> idOf;
    private final Consumer<Boolean> empty;
    private Paged.Loader<T> loader = (cursor, limit, sort) -> Paged.all(List.of());
    private Optional<KeysetPages<T>> pages = Optional.empty();
    private List<Paged.Sort> sort = List.of();

    /** @param empty is told with the first rows whether there are none */
    GridRows(Function<T, Object> idOf, Consumer<Boolean> empty) {
        this.idOf = idOf;
        this.empty = empty;
    }

    void from(Paged.Loader<T> source) {
        loader = source;
    }

    /** Forgets what was read. */
    void forget() {
        pages = Optional.empty();
    }

    /** The row of this id, where it is among those at hand. */
    Optional<T> find(Object id) {
        return pages.flatMap(all -> all.find(row -> idOf.apply(row).equals(id)));
    }

    /** Puts a changed row in the place of the one before. */
    void replace(T row) {
        pages.ifPresent(all -> all.replace(other -> idOf.apply(other).equals(idOf.apply(row)), row));
        refreshItem(row);
    }

    @Override
    protected Stream<T> fetchFromBackEnd(Query<T, Void> query) {
        List<Paged.Sort> wanted = query.getSortOrders().stream()
                .map(order -> new Paged.Sort(order.getSorted(), order.getDirection() == SortDirection.DESCENDING))
                .toList();
        if (pages.isEmpty() || !wanted.equals(sort)) {
            sort = wanted;
            pages = Optional.of(new KeysetPages<>(loader, wanted));
        }
        List<T> found = pages.get().fetch(query.getOffset(), Math.min(query.getLimit(), MOST_AT_ONCE));
        if (query.getOffset() == 0) empty.accept(found.isEmpty());
        return found.stream();
    }

    @Override
    protected int sizeInBackEnd(Query<T, Void> query) {
        throw new IllegalStateException("The grid scrolls without knowing how many rows there are");
    }

    @Override
    public Object getId(T row) {
        return idOf.apply(row);
    }
}
