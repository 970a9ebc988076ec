package dev.cohort.leads.scoring;

import dev.cohort.leads.learning.Quality;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the learned score of a tenant stands.
 *
 * @param trainedAt when it was trained last; null when never
 * @param leads how many ended leads it was trained on; untrained, how many there are now
 * @param won how many of them were won
 * @param learned how good it is on leads it had not seen; null where nothing was learned
 * @param rules how good the rules' score is on the same leads
 * @param training whether a training is lined up or running
 */
public record ScoringState(
        Verdict verdict,
        @Nullable Instant trainedAt,
        int leads,
        int won,
        @Nullable Quality learned,
        @Nullable Quality rules,
        boolean training) {

    /** Fewer ended leads than these teach nothing that could be relied on. */
    public static final int FEWEST = 200;

    /** As many of them have to be won, and as many lost. */
    public static final int FEWEST_OF_EITHER = 30;

    /** What the last training came to. */
    public enum Verdict {
        /** There was none yet. */
        UNTRAINED,
        TOO_FEW,
        /** The rules were as good on leads it had not seen, so it is not shown. */
        NOT_BETTER,
        SHOWN
    }
}
