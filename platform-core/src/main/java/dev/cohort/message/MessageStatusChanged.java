package dev.cohort.message;

import dev.cohort.event.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message has come further, or has come to nothing. */
@EventName("message.status")
public record MessageStatusChanged(
        UUID messageId,
        String channel,
        MessageStatus status,
        String purpose,
        @Nullable UUID personId,
        @Nullable String recordType,
        @Nullable UUID recordId) {}
