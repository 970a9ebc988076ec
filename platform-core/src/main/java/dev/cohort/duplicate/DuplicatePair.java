package dev.cohort.duplicate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two people who may be one.
 *
 * @param score 0 to 100
 * @param reasons such as {@code email}, {@code name-alike}, {@code birth-date}
 */
public record DuplicatePair(
        UUID id, int score, List<String> reasons, PairState state, Side first, Side second, Instant foundAt) {

    /** One of the two. */
    public record Side(
            UUID personId,
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String company,
            @Nullable String city,
            @Nullable LocalDate birthDate) {}
}
