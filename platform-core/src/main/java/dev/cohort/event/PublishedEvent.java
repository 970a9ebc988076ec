package dev.cohort.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Any event, for those who observe all of them: webhooks, automation.
 *
 * @param key what it is ordered by, if anything
 * @param memberId who caused it; null for visitors and the system
 */
public record PublishedEvent(
        UUID id,
        String name,
        @Nullable String key,
        JsonNode payload,
        @Nullable UUID memberId,
        Instant occurredAt) {}
