package dev.cohort.consent;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The words people agree to.
 *
 * @param version what a consent names: {@code marketing/en/3}; the product's own words have the version 0
 * @param id null for the product's own words
 */
public record ConsentText(
        @Nullable UUID id,
        String purpose,
        String language,
        String version,
        String body,
        @Nullable String actor,
        @Nullable Instant createdAt) {}
