package dev.cohort.savedview;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * A column that is seen.
 *
 * @param width in pixels; null for the column's own
 */
public record ViewColumn(
        @NotBlank @Text(max = 120, line = true) String key,
        @Nullable @Min(20) @Max(2000) Integer width) {}
