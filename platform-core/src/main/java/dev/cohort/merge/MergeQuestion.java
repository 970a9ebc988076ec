package dev.cohort.merge;

import java.util.List;
import java.util.UUID;

/**
 * Records of two people of which not all can go on once the two are one.
 *
 * @param record their kind
 * @param options of either person at least one
 * @param suggested which one goes on where nobody says otherwise
 */
public record MergeQuestion(String record, List<Option> options, UUID suggested) {
    /** The answer after which all go on side by side. */
    public static final String ALL = "all";

    /**
     * One that could go on.
     *
     * @param side whose it is: {@code this} or {@code other}
     * @param state how far it is, in the words of the caller
     */
    public record Option(UUID id, String side, String title, String state) {}

    boolean allows(String answer) {
        return answer.equals(ALL)
                || options.stream().anyMatch(option -> option.id().toString().equals(answer));
    }
}
