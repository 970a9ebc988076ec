package dev.cohort.merge;

import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A merge that is asked for.
 *
 * @param with who becomes the person of the address
 * @param fields whose value stands: {@code this} or {@code other} by the name of the field; where nothing is said, this
 *     one's, or the other one's where this one has none
 * @param stays which record goes on by kind of the record, its id or {@code all}; where nothing is said, as the preview
 *     suggests
 */
public record MergeOrder(
        @NotNull UUID with,
        @Nullable Map<String, String> fields,
        @Nullable Map<String, String> stays) {}
