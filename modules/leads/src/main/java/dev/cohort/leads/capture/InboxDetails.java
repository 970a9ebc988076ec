package dev.cohort.leads.capture;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.cohort.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payload with all that came with it.
 *
 * @param headers what was kept of the request's headers
 * @param body as it was sent
 * @param corrected what somebody made of it; null when nobody had to
 * @param dueAt when it is tried again
 */
public record InboxDetails(
        UUID id,
        String source,
        InboxState state,
        Instant receivedAt,
        String address,
        @Nullable String contentType,
        @JsonRawValue String headers,
        String body,
        @Nullable String corrected,
        @Nullable String sender,
        @Nullable String idempotencyKey,
        @Nullable String reasonCode,
        @Nullable String reason,
        int attempts,
        @Nullable Instant dueAt,
        @Nullable UUID leadId,
        @Nullable String leadNumber,
        @Nullable Instant settledAt,
        int version)
        implements Versioned {

    /** What is taken when it is tried again. */
    public String current() {
        return corrected == null ? body : corrected;
    }
}
