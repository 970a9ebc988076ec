package dev.cohort.message;

import dev.cohort.event.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody has followed a link of a message for the first time. */
@EventName("message.clicked")
public record MessageClicked(
        UUID messageId,
        String channel,
        String address,
        @Nullable UUID personId,
        @Nullable String recordType,
        @Nullable UUID recordId) {}
