package dev.cohort.branch;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A day on which nobody is there.
 *
 * @param branchId null for all branches
 */
public record HolidayFields(
        @Nullable UUID branchId,
        @NotNull LocalDate date,
        @NotBlank @Text(line = true) String title) {}
