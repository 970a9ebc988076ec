package dev.cohort.person;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.rest.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person with everything known of them.
 *
 * @param name what they are called: the name, else how they are reached
 * @param phone as typed
 * @param customFields an object of the tenant's own fields
 * @param records what makes them something to the centre, as far as the caller may see it
 * @param relations who belongs to them
 * @param formerIds ids of those who were merged into them; each of these ids still leads here
 */
public record PersonDetails(
        UUID id,
        int version,
        String name,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String phoneE164,
        @Nullable String whatsapp,
        @Nullable String telegram,
        @Nullable String instagram,
        @Nullable String language,
        @Nullable String city,
        @Nullable String country,
        @Nullable LocalDate birthDate,
        @Nullable String jobTitle,
        @Nullable String company,
        @Nullable OrganizationRef organization,
        @Nullable String notes,
        JsonNode customFields,
        List<PersonRecord> records,
        List<PersonRelation> relations,
        List<UUID> formerIds,
        Instant createdAt,
        Instant changedAt)
        implements Versioned {

    /** The organization a person belongs to. */
    public record OrganizationRef(UUID id, String name) {}

    /** What of it may be written. */
    public PersonProfile profile() {
        return new PersonProfile(
                firstName,
                lastName,
                email,
                phone,
                whatsapp,
                telegram,
                instagram,
                language,
                city,
                country,
                birthDate,
                jobTitle,
                company,
                organization == null ? null : organization.id(),
                notes,
                customFields);
    }
}
