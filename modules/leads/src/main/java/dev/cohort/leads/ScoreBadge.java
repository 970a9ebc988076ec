package dev.cohort.leads;

/** The name of a range of scores. */
public enum ScoreBadge {
    COLD,
    WARM,
    HOT,
    VERY_HOT;

    /** 0–30 cold, 31–50 warm, 51–70 hot, 71–100 very hot. */
    public static ScoreBadge of(int score) {
        if (score <= 30) return COLD;
        if (score <= 50) return WARM;
        return score <= 70 ? HOT : VERY_HOT;
    }
}
