package dev.cohort.duplicate;

import jakarta.validation.constraints.NotNull;

/** How a suspicion is settled without a merge. */
public record Dismissal(@NotNull Kind kind) {

    /** Two people who have nothing to do with each other, or who live together. */
    public enum Kind {
        NOT_DUPLICATE(PairState.NOT_DUPLICATE),
        HOUSEHOLD(PairState.HOUSEHOLD);

        final PairState state;

        Kind(PairState state) {
            this.state = state;
        }
    }
}
