package dev.cohort.consent;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.NotBlank;

/**
 * Words that people are to agree to from now on.
 *
 * @param language BCP 47 tag
 */
public record NewConsentText(
        @NotBlank @Text(max = 40, line = true) String purpose,
        @NotBlank @Text(max = 35, line = true) String language,
        @NotBlank @Text(max = 5000) String body) {}
