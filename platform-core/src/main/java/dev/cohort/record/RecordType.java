package dev.cohort.record;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A kind of record on which services of the core work: activities, tasks and what else hangs on records. Core and modules
 * bring it as a CDI bean; a module's is known only where the tenant has the module.
 */
public interface RecordType {

    /** The name in addresses and tables, such as {@code lead}. */
    String key();

    /** The permission to change such a record: without it nothing is hung on one. */
    String changePermission();

    /**
     * The SQL condition that there is such a record and the caller may see it.
     *
     * @param id the expression of its id in the query, a constant of the code
     */
    Visible readable(String id);

    /** Whether the caller may change this record, which {@link #find} has found. */
    default boolean changeable(RecordLink link) {
        return Access.reaches(changePermission(), link.ownerId(), link.teamId(), link.branchId());
    }

    /**
     * Records by what people call them, such as a number or an address, as far as the caller may see them. What means
     * nothing to this kind, or several records, is left out.
     */
    default Map<String, UUID> named(Collection<String> names) {
        return Map.of();
    }

    /** Those of these records that there are and the caller may see. */
    List<RecordLink> find(Collection<UUID> ids);
}
