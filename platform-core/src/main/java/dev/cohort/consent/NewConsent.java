package dev.cohort.consent;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has said: yes or no.
 *
 * @param channel null or {@code any} for all channels
 * @param happenedAt null for now; not in the future
 * @param source how it was said: {@code phone}, {@code paper}, {@code form}; null for whoever enters it
 * @param proof what shows it, such as where the paper lies
 * @param textVersion the words that were agreed to: {@code marketing/en/3}
 */
public record NewConsent(
        @NotBlank @Text(max = 40, line = true) String purpose,
        @Nullable @Text(max = 20, line = true) String channel,
        @NotNull ConsentState state,
        @Nullable Instant happenedAt,
        @Nullable @Text(max = 40, line = true) String source,
        @Nullable @Text(max = 2000) String proof,
        @Nullable @Text(max = 100, line = true) String textVersion) {

    /** Somebody has agreed. */
    public static NewConsent given(
            String purpose, String source, @Nullable String proof, @Nullable String textVersion) {
        return new NewConsent(purpose, null, ConsentState.GIVEN, null, source, proof, textVersion);
    }

    /** Somebody does not want it, or no more. */
    public static NewConsent withdrawn(String purpose, String source, @Nullable String proof) {
        return new NewConsent(purpose, null, ConsentState.WITHDRAWN, null, source, proof, null);
    }

    /** The same for one channel alone. */
    public NewConsent over(String one) {
        return new NewConsent(purpose, one, state, happenedAt, source, proof, textVersion);
    }
}
