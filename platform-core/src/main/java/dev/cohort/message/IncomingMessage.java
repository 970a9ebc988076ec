package dev.cohort.message;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came from somebody, as a channel's adapter has read it.
 *
 * @param providerId the provider's id; what has the same one is taken once
 * @param address whom it came from
 * @param answers the messages of ours that the address it came to names
 * @param references ids of messages that it names as those it answers, the latest first
 * @param automatic a machine wrote it, such as a note of absence: nobody is told, and it counts as no answer
 */
public record IncomingMessage(
        String channel,
        String providerId,
        String address,
        @Nullable String name,
        @Nullable String subject,
        String text,
        Instant at,
        Set<UUID> answers,
        List<String> references,
        boolean automatic,
        List<Attachment> attachments) {}
