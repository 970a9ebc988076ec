package dev.cohort.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the mailbox for answers does.
 *
 * @param mailbox whose it is; null when none is set up
 * @param polledAt when it was last looked into
 * @param failure why the last look failed; null when it did not
 */
public record MailboxStatus(
        @Nullable String mailbox,
        @Nullable Instant polledAt,
        long read,
        @Nullable Instant failedAt,
        @Nullable String failure) {}
