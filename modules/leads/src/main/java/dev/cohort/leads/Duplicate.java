package dev.cohort.leads;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody a new lead may be the same as.
 *
 * @param id of their lead; null for a person who is no lead at the time
 * @param reason what they share above all: {@code email} or {@code phone}, else the first of the reasons
 * @param score how alike they are, 0 to 100
 * @param reasons all that speaks for it and against it, such as {@code email}, {@code name-alike}
 * @param household that they share an address or number and are clearly somebody else
 * @param deleted that the lead was deleted, and can be brought back
 */
public record Duplicate(
        @Nullable UUID id,
        @Nullable String number,
        UUID personId,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String status,
        @Nullable String ownerName,
        String reason,
        int score,
        List<String> reasons,
        boolean household,
        boolean deleted) {}
