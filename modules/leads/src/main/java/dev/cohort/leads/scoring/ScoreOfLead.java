package dev.cohort.leads.scoring;

import dev.cohort.leads.LeadScore;
import dev.cohort.leads.LeadScore.Contribution;
import dev.cohort.leads.ScoreBadge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The score by rules and, where it is better and the lead is open, the learned one.
 *
 * @param contributions what adds up to the value of the rules
 */
public record ScoreOfLead(
        int value,
        ScoreBadge badge,
        List<Contribution> contributions,
        @Nullable LearnedScore learned) {

    static ScoreOfLead of(LeadScore rules, @Nullable LearnedScore learned) {
        return new ScoreOfLead(rules.value(), rules.badge(), rules.contributions(), learned);
    }
}
