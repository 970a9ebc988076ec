package dev.cohort.organization;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * What of an organization may be written.
 *
 * @param country ISO 3166 code, or at a door also the English or German name
 */
public record OrganizationFields(
        @NotBlank String name,
        @Nullable String website,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String city,
        @Nullable String country,
        @Nullable String notes) {}
