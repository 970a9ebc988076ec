package dev.cohort.duplicate;

import dev.cohort.person.PersonRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody known who may be the person at hand.
 *
 * @param score 0 to 100
 * @param reasons such as {@code email}, {@code name-alike}, {@code birth-date}
 * @param household that they share an address or number, and are clearly another person
 * @param deleted that they were deleted, and can be brought back
 * @param records what they are to the centre, as far as the caller may see it
 */
public record Lookalike(
        UUID personId,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String company,
        @Nullable String city,
        @Nullable LocalDate birthDate,
        int score,
        List<String> reasons,
        boolean household,
        boolean deleted,
        List<PersonRecord> records) {}
