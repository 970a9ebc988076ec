package dev.cohort.person;

import dev.cohort.access.Access.Visible;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What people are to the centre by one kind of record: leads, students, payers. Core and modules bring it as a CDI bean;
 * a module's is known only where the tenant has the module. Whoever sees such a record sees its person.
 */
public interface PersonRole {

    /** The kind of record, such as {@code lead}; its name for people stands in the bundle as {@code person.role.KEY}. */
    String key();

    /** The SQL query of the ids of all people of whom the caller may see such a record. */
    Visible seen();

    /** The SQL query of the ids of all people of whom the caller may change such a record. */
    Visible changed();

    /**
     * The SQL condition that a person has such a record, whoever may see it.
     *
     * @param id the expression of the person's id in the query, a constant of the code
     */
    String held(String id);

    /** The records of these people that the caller may see, for each the latest first. */
    List<PersonRecord> of(Collection<UUID> people);
}
