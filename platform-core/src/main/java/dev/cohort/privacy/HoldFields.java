package dev.cohort.privacy;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.NotBlank;

/** Why the data of a person has to be kept whatever is asked, such as a dispute before a court. */
public record HoldFields(@NotBlank @Text(max = 500) String reason) {}
