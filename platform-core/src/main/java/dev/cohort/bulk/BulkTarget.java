package dev.cohort.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import java.util.Optional;
import java.util.UUID;

/**
 * A kind of record of which many may be changed at once: a bean of whoever keeps the records. Each method works in the
 * running transaction, for the caller at hand, and asks for the caller's permission itself.
 */
public interface BulkTarget {
    String STATUS = "status";
    String REASON = "reason";
    String DELETED = "deleted";

    /** The record type, such as {@code lead}. */
    String recordType();

    /** What it takes to change one. */
    String permission();

    /** What it takes to delete one. */
    String deletePermission();

    /** @throws Problem 422 for what cannot be changed of many at once */
    void check(BulkChanges changes);

    /** The ids of a page of a list, in an order that holds while they are changed. */
    Page<UUID> ids(ListQuery query);

    long count(ListQuery query);

    /** @throws Problem 404 when there is none that the caller may see */
    Look look(UUID id, BulkChanges changes);

    /** Writes what {@link Look#after} says. */
    void apply(UUID id, ObjectNode after);

    /** The version as it stands now, also of one that was deleted. */
    int version(UUID id);

    /** Puts back what {@link Look#before} said. */
    void restore(UUID id, ObjectNode before);

    /**
     * What would come of one.
     *
     * @param number what it is known by in a list of what was left alone
     * @param refusal why it would be left as it is
     * @param after what would be written; empty where it is so already
     */
    record Look(UUID id, String number, String name, Optional<String> refusal, ObjectNode before, ObjectNode after) {}
}
