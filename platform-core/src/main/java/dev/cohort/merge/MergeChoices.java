package dev.cohort.merge;

import dev.cohort.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was decided of the questions that each part has before a merge. */
final class MergeChoices {
    private final List<Decided> all;

    private MergeChoices(List<Decided> all) {
        this.all = all;
    }

    private record Decided(PersonMerging part, Optional<MergeChoice> choice) {}

    /**
     * @param stays what the caller has said, by kind of record
     * @throws Problem 422 for a kind or a record that is not in question; {@code all} may be said of any kind there is
     */
    static MergeChoices of(List<PersonMerging> parts, UUID winner, UUID loser, @Nullable Map<String, String> stays) {
        Map<String, String> said = stays == null ? new HashMap<>() : new HashMap<>(stays);
        List<Decided> all = new ArrayList<>();
        Problem wrong = Problem.invalid();
        for (PersonMerging part : parts) {
            Optional<MergeQuestion> asked = part.question(winner, loser);
            all.add(new Decided(part, asked.flatMap(question -> choice(question, said, wrong))));
        }
        for (String kind : new TreeSet<>(said.keySet()))
            if (!MergeQuestion.ALL.equals(said.get(kind))) wrong.at("stays." + kind, "not-in-question");
        if (wrong.hasFaults()) throw wrong;
        return new MergeChoices(all);
    }

    private static Optional<MergeChoice> choice(MergeQuestion question, Map<String, String> said, Problem wrong) {
        String answer = said.remove(question.record());
        if (answer == null) return Optional.of(new MergeChoice(question, question.suggested()));
        if (!question.allows(answer)) wrong.at("stays." + question.record(), "not-in-question");
        else if (!answer.equals(MergeQuestion.ALL))
            return Optional.of(new MergeChoice(question, UUID.fromString(answer)));
        return Optional.empty();
    }

    List<ClosedRecord> carriedOut(UUID merge) {
        return all.stream()
                .flatMap(each -> each.part().merged(merge, each.choice()).stream())
                .toList();
    }
}
