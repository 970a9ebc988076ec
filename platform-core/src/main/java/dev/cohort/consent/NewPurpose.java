package dev.cohort.consent;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** A purpose of the tenant's own. */
public record NewPurpose(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,39}", message = "key-shape")
        String key,

        @NotBlank @Text(max = 100, line = true) String title,
        @NotNull ConsentBasis basis) {}
