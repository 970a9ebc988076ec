package dev.cohort.meeting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose a meeting is, where that one belongs, and the person it is about. */
record MeetingPlace(
        UUID organizerId,
        @Nullable UUID teamId,
        @Nullable UUID branchId,
        @Nullable UUID personId) {}
