package dev.cohort.message;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a channel can do.
 *
 * @param subject messages have one
 * @param html messages may be said in HTML beside the text
 * @param attachments files go with messages
 * @param longestText in characters
 * @param templatesOnly nothing but approved templates begins a conversation
 * @param window how long after their last message anything may be written; null for always
 * @param deliveryReceipts the provider tells when it was delivered
 * @param readReceipts the provider tells when it was read
 * @param inbound answers come in
 */
public record ChannelTraits(
        boolean subject,
        boolean html,
        boolean attachments,
        int longestText,
        boolean templatesOnly,
        @Nullable Duration window,
        boolean deliveryReceipts,
        boolean readReceipts,
        boolean inbound) {}
