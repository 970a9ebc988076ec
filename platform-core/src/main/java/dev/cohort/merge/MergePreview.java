package dev.cohort.merge;

import dev.cohort.person.PersonDetails;
import java.util.List;

/**
 * Two people side by side before they are merged.
 *
 * @param rows what of the other one's would move
 * @param questions which records cannot all go on
 */
public record MergePreview(
        PersonDetails person, PersonDetails other, List<TableRows> rows, List<MergeQuestion> questions) {}
