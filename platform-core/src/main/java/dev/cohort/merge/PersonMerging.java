package dev.cohort.merge;

import java.util.UUID;

/**
 * What a module has to do for a merge beyond the rows that refer to a person, which are moved without it: such as to
 * settle two answers to one question. Core and modules bring it as a CDI bean; called in the merge's transaction.
 */
public interface PersonMerging {

    /**
     * One person has become another; every row that could be moved has been. What would have broken a rule of its table
     * still refers to the loser.
     */
    void merged(UUID winner, UUID loser);

    /** They are two again, and the moved rows are back; what {@link #merged} did is to be undone. */
    void unmerged(UUID winner, UUID loser);
}
