package dev.cohort.task;

import dev.cohort.event.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task was done or cancelled. */
@EventName("task.settled")
public record TaskSettled(
        UUID taskId,
        TaskStatus status,
        @Nullable String recordType,
        @Nullable UUID recordId) {}
