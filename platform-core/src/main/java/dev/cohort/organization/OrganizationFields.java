package dev.cohort.organization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cohort.customfield.OwnValues;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * What of an organization may be written.
 *
 * @param country ISO 3166 code, or at a door also the English or German name
 * @param customFields an object of the tenant's own fields; null for none
 */
public record OrganizationFields(
        @NotBlank String name,
        @Nullable String website,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String city,
        @Nullable String country,
        @Nullable String notes,
        @Nullable JsonNode customFields) {

    public OrganizationFields {
        customFields = OwnValues.orNull(customFields);
    }

    /** What it holds of the tenant's own fields. */
    JsonNode own() {
        return customFields == null ? JsonNodeFactory.instance.objectNode() : customFields;
    }

    /** The same with these values of the tenant's own fields. */
    OrganizationFields with(JsonNode own) {
        return new OrganizationFields(name, website, phone, email, city, country, notes, own);
    }
}
