package dev.cohort.leads.capture;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An enquiry that has become a lead, or part of one.
 *
 * @param inboxId under which it is kept
 * @param key the sender's own mark of it
 * @param email as the rules have tidied it
 */
public record TakenEnquiry(
        UUID inboxId,
        String source,
        @Nullable String key,
        Instant receivedAt,
        UUID leadId,
        UUID personId,
        @Nullable String email,
        Enquiry enquiry) {}
