package dev.cohort.dashboard;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/**
 * Where a card stands.
 *
 * @param card its key
 * @param column from 0 at the left
 */
public record CardPlace(
        @NotBlank @Text(max = 80, line = true) String card,
        @Min(0) @Max(2) int column,
        boolean shown) {}
