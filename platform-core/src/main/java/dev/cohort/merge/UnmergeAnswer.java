package dev.cohort.merge;

import dev.cohort.person.PersonDetails;
import java.util.List;
import java.util.UUID;

/**
 * What taking a merge back came to.
 *
 * @param back who is there again
 * @param moved rows that refer to them again
 * @param kept fields of the person that were changed since the merge and stay as they are
 * @param since rows that came to be since the merge; they stay with the person
 */
public record UnmergeAnswer(
        UUID mergeId,
        PersonDetails person,
        PersonDetails back,
        List<TableRows> moved,
        List<String> kept,
        List<TableRows> since) {}
