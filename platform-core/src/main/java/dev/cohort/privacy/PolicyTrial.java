package dev.cohort.privacy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a policy would do today.
 *
 * @param people how many people it would forget, or how many entries
 * @param entries that entries would go behind which nobody stands
 * @param held how many more it would, if no legal hold stood
 * @param sample some of them
 */
public record PolicyTrial(long people, boolean entries, long held, List<Someone> sample) {

    /** One of those who would be forgotten. */
    public record Someone(UUID personId, @Nullable String name) {}
}
