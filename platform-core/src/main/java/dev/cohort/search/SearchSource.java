package dev.cohort.search;

import java.util.List;
import java.util.UUID;

/**
 * Finds records of one kind by a text. Core and modules bring it as a CDI bean; a module's is asked only where the
 * tenant has the module. It tells only what the caller may see.
 */
public interface SearchSource {

    /** The kind of record, such as {@code lead}; its name for people stands in the bundle as {@code search.kind.KIND}. */
    String kind();

    /** Where its hits stand among those of the others: the smaller, the higher. */
    int rank();

    /** The best hits, the best first, at most so many; nothing where the caller may see none of the kind. */
    List<Hit> search(SearchText text, int limit);

    /**
     * A record that was found.
     *
     * @param title what it is called
     * @param about what else tells it apart, such as its number and where it stands
     * @param path of its page
     */
    record Hit(UUID id, String title, String about, String path) {}
}
