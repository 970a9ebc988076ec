package dev.cohort.meeting;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What became of a meeting.
 *
 * @param result what came of it, in words
 */
public record MeetingStatusChange(
        @NotNull MeetingStatus status,
        @Nullable @Text(max = 2_000) String result) {}
