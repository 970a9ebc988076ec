package dev.cohort.privacy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a policy would do today.
 *
 * @param people how many people it would forget
 * @param held how many more it would, if no legal hold stood
 * @param sample some of them
 */
public record PolicyTrial(long people, long held, List<Someone> sample) {

    /** One of those who would be forgotten. */
    public record Someone(UUID personId, @Nullable String name) {}
}
