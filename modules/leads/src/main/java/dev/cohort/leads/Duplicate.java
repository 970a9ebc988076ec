package dev.cohort.leads;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead that a new one may be the same as.
 *
 * @param reason what they share: {@code email} or {@code phone}
 */
public record Duplicate(
        UUID id,
        String number,
        UUID personId,
        String name,
        @Nullable String email,
        @Nullable String phone,
        String status,
        @Nullable String ownerName,
        String reason) {}
