package dev.cohort.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody stands with a purpose on a channel.
 *
 * @param channel {@code any} for what is not said of one alone
 * @param allowed whether messages may go out
 * @param refusal why they may not: {@code no-consent}, {@code consent-withdrawn}, {@code objected}
 * @param since when they said so; null where nothing was said
 */
public record ConsentStanding(
        String purpose,
        String title,
        String channel,
        ConsentState state,
        boolean allowed,
        @Nullable String refusal,
        @Nullable Instant since,
        @Nullable String source) {}
