package dev.cohort.customfield;

import java.util.List;

/**
 * A name under which records hold values, and that is no field yet.
 *
 * @param kind what its values look like
 * @param choices its values, where they are few
 * @param records how many of the latest records hold one
 */
public record FoundField(String key, FieldKind kind, List<String> choices, long records) {

    /** The field it would become. */
    public FieldSpec spec(String recordType) {
        return FieldSpec.of(
                recordType,
                key,
                kind,
                kind.hasChoices() ? choices.stream().map(FieldChoice::of).toList() : List.of());
    }
}
