package dev.cohort.message;

import dev.cohort.event.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has written to us.
 *
 * @param answersId the message of ours that it answers
 */
@EventName("message.received")
public record MessageReceived(
        UUID messageId,
        String channel,
        @Nullable UUID answersId,
        @Nullable UUID personId,
        @Nullable String recordType,
        @Nullable UUID recordId) {}
