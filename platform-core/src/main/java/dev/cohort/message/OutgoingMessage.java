package dev.cohort.message;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as a channel's adapter gets it.
 *
 * @param messageId ours, the same at each attempt; for e-mail the Message-ID without its angle brackets
 * @param html null where there is only the text
 * @param replyToken names the message in an address that answers come to
 * @param inReplyTo the id of the message it answers, null for a first one
 * @param references the ids of the messages before it, the oldest first
 * @param unsubscribeUrl where one click ends such messages; null for what is no advertising
 * @param variables what filled the template, for providers that fill it themselves
 */
public record OutgoingMessage(
        UUID id,
        String messageId,
        String address,
        @Nullable String addressName,
        @Nullable String subject,
        String text,
        @Nullable String html,
        String purpose,
        String replyToken,
        @Nullable String inReplyTo,
        List<String> references,
        @Nullable String unsubscribeUrl,
        Map<String, String> variables,
        List<Attachment> attachments) {}
