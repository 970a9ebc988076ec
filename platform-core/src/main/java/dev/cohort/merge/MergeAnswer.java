package dev.cohort.merge;

import dev.cohort.person.PersonDetails;
import java.util.List;
import java.util.UUID;

/**
 * What a merge came to.
 *
 * @param moved rows that now refer to the person
 * @param kept rows that would have broken a rule of their table, such as a second answer to one question; they stay with
 *     the one who was merged
 * @param closed records that went into another one
 */
public record MergeAnswer(
        UUID mergeId, PersonDetails person, List<TableRows> moved, List<TableRows> kept, List<ClosedRecord> closed) {}
