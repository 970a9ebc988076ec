package dev.cohort.privacy;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * That a person is to be forgotten.
 *
 * @param reason why, for the records of the centre: it must not name the person
 * @param dryRun true to be told what it would reach, and nothing more
 */
public record ErasureOrder(
        @NotBlank @Text(max = 500) String reason, @Nullable Boolean dryRun) {

    boolean isTry() {
        return Boolean.TRUE.equals(dryRun);
    }
}
