package dev.cohort.message;

import dev.cohort.activity.Direction;
import dev.cohort.record.RecordRef;
import dev.cohort.rest.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message and how far it has come.
 *
 * @param address whom it went to, or who it came from
 * @param dueAt when it is handed over next, while it is queued
 * @param reason why it waits, or came to nothing: a code
 * @param reasonText the same in the reader's language
 * @param reasonDetail what the provider said
 * @param actor who sent it, by name
 * @param readAt when it was first looked at, where that is seen
 * @param clicks the links that were followed
 */
public record MessageDetails(
        UUID id,
        Direction direction,
        String channel,
        String purpose,
        MessageStatus status,
        @Nullable UUID personId,
        @Nullable RecordRef record,
        String address,
        @Nullable String addressName,
        @Nullable String subject,
        String text,
        UUID threadId,
        @Nullable UUID replyToId,
        @Nullable UUID templateId,
        int attempts,
        Instant dueAt,
        @Nullable String reason,
        @Nullable String reasonText,
        @Nullable String reasonDetail,
        @Nullable UUID memberId,
        String actor,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt,
        @Nullable Instant clickedAt,
        List<MessageFile> files,
        List<MessageClick> clicks,
        int version)
        implements Versioned {}
