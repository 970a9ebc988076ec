package dev.cohort.activity;

import dev.cohort.event.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something was done with a record. */
@EventName("activity.added")
public record ActivityAdded(
        UUID activityId,
        ActivityKind kind,
        String recordType,
        UUID recordId,
        @Nullable UUID personId) {}
