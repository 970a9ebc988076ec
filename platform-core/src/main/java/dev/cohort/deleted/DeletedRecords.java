package dev.cohort.deleted;

import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import java.util.UUID;

/** A kind of record that can be brought back after it was deleted: a bean of whoever keeps the records. */
public interface DeletedRecords {

    /** Who deleted record {@code %s} of kind {@code %s}, as a sub-query: the latest that the audit says. */
    String DELETED_BY = "(select a.actor_name from audit_entry a where a.record_type = '%s' and a.record_id = %s"
            + " and a.action = 'delete' order by a.id desc limit 1) as deleted_by";

    /** The record type, such as {@code lead}. */
    String recordType();

    /** What it takes to delete one and to bring one back. */
    String permission();

    /**
     * One page of those the caller may bring back, the latest first; {@code q} searches. Called by who has asked for
     * the permission.
     */
    Page<DeletedRecord> page(ListQuery query);

    /** Brings one back. */
    void restore(UUID id);
}
