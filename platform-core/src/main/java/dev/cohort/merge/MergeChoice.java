package dev.cohort.merge;

import dev.cohort.merge.MergeQuestion.Option;
import java.util.List;
import java.util.UUID;

/**
 * Which of the records of two people goes on.
 *
 * @param stays one of the question's
 */
public record MergeChoice(MergeQuestion question, UUID stays) {

    public Option staying() {
        return question.options().stream()
                .filter(option -> option.id().equals(stays))
                .findFirst()
                .orElseThrow();
    }

    /** What does not go on: the other person's. What one person had side by side before stays so. */
    public List<Option> closing() {
        String side = staying().side();
        return question.options().stream()
                .filter(option -> !option.side().equals(side))
                .toList();
    }
}
