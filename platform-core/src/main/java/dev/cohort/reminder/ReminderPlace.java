package dev.cohort.reminder;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose a reminder is, where that one belongs, and the person it is about. */
record ReminderPlace(
        UUID ownerId,
        @Nullable UUID teamId,
        @Nullable UUID branchId,
        @Nullable UUID personId) {}
