package dev.cohort.message;

import org.jspecify.annotations.Nullable;

/**
 * A channel the tenant has.
 *
 * @param ready whether messages can go out now
 * @param reason why they cannot, in the reader's language
 */
public record ChannelInfo(
        String key, String title, boolean ready, @Nullable String reason, ChannelTraits traits) {}
