package dev.cohort.person;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.customfield.OwnValues;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a person may be written.
 *
 * @param company as typed; {@code organizationId} says which record it is
 * @param customFields an object of the tenant's own fields; null for none
 */
public record PersonProfile(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String whatsapp,
        @Nullable String telegram,
        @Nullable String instagram,
        @Nullable String language,
        @Nullable String city,
        @Nullable String country,
        @Nullable LocalDate birthDate,
        @Nullable String jobTitle,
        @Nullable String company,
        @Nullable UUID organizationId,
        @Nullable String notes,
        @Nullable JsonNode customFields) {

    public PersonProfile {
        customFields = OwnValues.orNull(customFields);
    }

    static PersonProfile of(
            PersonFields fields, @Nullable UUID organizationId, @Nullable String notes, @Nullable JsonNode own) {
        return new PersonProfile(
                fields.firstName(),
                fields.lastName(),
                fields.email(),
                fields.phone(),
                fields.whatsapp(),
                fields.telegram(),
                fields.instagram(),
                fields.language(),
                fields.city(),
                fields.country(),
                fields.birthDate(),
                fields.jobTitle(),
                fields.company(),
                organizationId,
                notes,
                own);
    }

    public PersonFields fields() {
        return new PersonFields(
                firstName, lastName, email, phone, whatsapp, telegram, instagram, language, city, country, birthDate,
                jobTitle, company);
    }
}
