package dev.cohort.person;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as they stand in a list.
 *
 * @param name what they are called: the name, else how they are reached
 * @param customFields an object of the tenant's own fields
 * @param records what makes them something to the centre, as far as the caller may see it
 */
public record PersonSummary(
        UUID id,
        int version,
        String name,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String phoneE164,
        @Nullable String company,
        @Nullable UUID organizationId,
        @Nullable String city,
        @Nullable String country,
        @Nullable LocalDate birthDate,
        JsonNode customFields,
        List<PersonRecord> records,
        Instant createdAt,
        Instant changedAt) {}
