package dev.cohort.merge;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A merge that is to be taken back.
 *
 * @param mergeId which; null for the latest
 */
public record UnmergeOrder(@Nullable UUID mergeId) {}
