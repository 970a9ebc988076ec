package dev.cohort.privacy;

import java.util.List;

/**
 * Where a part of the product holds data about people. Core and modules bring it as a CDI bean. Whoever adds a table with
 * such data names it here: a test looks through every table for somebody who was erased.
 */
public interface PersonalTables {

    /** Queries for the ids of records about a person, each a constant that knows {@code :person}. */
    default List<String> records() {
        return List.of();
    }

    /** In the order in which they are erased. */
    List<PersonalTable> tables();
}
