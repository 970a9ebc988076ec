package dev.cohort.privacy;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * A rule for how long people are kept.
 *
 * @param recordType kind of the records, such as {@code lead}
 * @param scope which of them, such as {@code lost}
 * @param afterDays days without anything happening, 1 to 36,500
 * @param action what becomes of them; null for {@code anonymise}. People can be anonymised only
 * @param active whether it is kept to, each night; null for not yet
 */
public record PolicyFields(
        @NotBlank @Text(max = 40, line = true) String recordType,
        @NotBlank @Text(max = 40, line = true) String scope,
        @Min(1) @Max(36_500) int afterDays,
        @Nullable PolicyAction action,
        @Nullable Boolean active) {

    public PolicyFields {
        if (action == null) action = PolicyAction.ANONYMISE;
        if (active == null) active = false;
    }
}
