package dev.cohort.quality;

import java.util.List;

/**
 * How good a single record is.
 *
 * @param score 0 to 100
 * @param broken the rules it breaks
 */
public record RecordQuality(int score, List<RuleState> broken) {}
