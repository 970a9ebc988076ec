package dev.cohort.leads.capture;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payload as a list shows it.
 *
 * @param sender who wrote, as far as it can be read
 * @param reason why it failed or was put aside, in the centre's language
 * @param leadId what became of it
 */
public record InboxItem(
        UUID id,
        String source,
        InboxState state,
        Instant receivedAt,
        @Nullable String sender,
        @Nullable String reasonCode,
        @Nullable String reason,
        int attempts,
        @Nullable UUID leadId,
        @Nullable String leadNumber,
        @Nullable Instant settledAt) {}
