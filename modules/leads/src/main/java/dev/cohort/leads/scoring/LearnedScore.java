package dev.cohort.leads.scoring;

import dev.cohort.leads.ScoreBadge;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How likely a lead is won, as learned from the tenant's past leads.
 *
 * @param value the probability in hundredths
 * @param base the log-odds of a lead of which nothing is known
 * @param reasons what each field adds to the log-odds, the strongest first; with {@code base} they add up to those of the
 *     probability
 */
public record LearnedScore(
        int value, ScoreBadge badge, double probability, double base, Instant trainedAt, List<Reason> reasons) {

    /**
     * @param field key of a lead's field, or {@code custom:NAME}
     * @param title the field as the reader knows it
     * @param value what it says of this lead; null when it is empty
     * @param logOdds what that adds: above 0 for a better chance
     */
    public record Reason(
            String field, String title, @Nullable String value, double logOdds) {}
}
