package dev.cohort.merge;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a module has to do for a merge beyond the rows that refer to a person, which are moved without it: such as to
 * settle two answers to one question. Core and modules bring it as a CDI bean; called in the merge's transaction.
 */
public interface PersonMerging {

    /**
     * What has to be decided before: of which records, as far as the caller may change them, only one should go on. Asked before
     * anything is moved.
     */
    default Optional<MergeQuestion> question(UUID winner, UUID loser) {
        return Optional.empty();
    }

    /**
     * One person has become another; every row that could be moved has been. What would have broken a rule of its table
     * still refers to the loser.
     *
     * @param choice what was decided; empty where there was nothing to decide, or all go on
     * @return the records that were closed by it
     */
    List<ClosedRecord> merged(UUID merge, Optional<MergeChoice> choice);

    /** They are two again, and the rows are about to be moved back; what {@link #merged} did is to be undone. */
    void unmerged(UUID merge);
}
