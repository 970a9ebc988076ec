package dev.cohort.leads;

import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A move that is asked for.
 *
 * @param status key of one of the tenant's statuses
 * @param reason needed for lost and disqualified
 * @param recycleOn when a recycled lead comes back
 */
public record StatusChange(
        @NotBlank String status,
        @Nullable String reason,
        @Nullable LocalDate recycleOn) {

    public static StatusChange to(String status) {
        return new StatusChange(status, null, null);
    }

    /** Put off until a day, or until somebody takes it up again. */
    public static StatusChange recycled(String status, @Nullable LocalDate until) {
        return new StatusChange(status, null, until);
    }

    public static StatusChange to(String status, @Nullable String reason) {
        return new StatusChange(status, reason, null);
    }
}
