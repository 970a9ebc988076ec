package dev.cohort.imports;

import dev.cohort.imports.ImportOptions.MatchKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of record that the caller may bring in from a file.
 *
 * @param icon the name of the sign it is offered by
 * @param matchKeys by what such records can be the same
 * @param ownFields whether a column may become a field of the tenant's own; otherwise it is kept in the notes
 * @param outcomes whether a column may tell how it ended
 * @param defaults fields that rows without a value may be given one for
 * @param list the route of the list of such records; null when there is none
 * @param brought the route of the list that can be narrowed to what one import has brought in; null when there is none
 */
public record ImportKind(
        String recordType,
        String icon,
        Set<MatchKey> matchKeys,
        boolean ownFields,
        boolean outcomes,
        Set<String> defaults,
        @Nullable String list,
        @Nullable String brought) {

    static ImportKind of(ImportTarget target) {
        return new ImportKind(
                target.recordType(),
                target.icon(),
                target.matchKeys(),
                target.hasOwnFields(),
                !target.outcomeNames().isEmpty(),
                target.fields().stream()
                        .filter(ImportField::mayDefault)
                        .map(ImportField::key)
                        .collect(java.util.stream.Collectors.toUnmodifiableSet()),
                target.listRoute().orElse(null),
                target.broughtRoute().orElse(null));
    }
}
