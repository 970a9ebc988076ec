package dev.cohort.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has agreed to.
 *
 * @param current where they stand, purpose by purpose
 * @param items one page of everything they ever said, the latest first
 */
public record PersonConsents(
        List<ConsentStanding> current,
        List<ConsentStatement> items,
        @Nullable String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total) {}
