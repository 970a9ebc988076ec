package dev.cohort.task;

import dev.cohort.record.RecordRef;
import dev.cohort.rest.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task.
 *
 * @param dueAt the instant it is due by; without a time the end of the day
 * @param overdue whether it is open and that instant has passed
 * @param record what it is about; null for nothing, and for a record that the caller may not see
 * @param rule the rule that made it; null for one that somebody wrote
 * @param escalation who has been told that it stays undone: 0 nobody yet, 1 the lead of the team, 2 the managers
 * @param teamLead name of the lead of the owner's team; null where it has none
 * @param settledAt when it was done or cancelled
 */
public record TaskDetails(
        UUID id,
        TaskType type,
        String subject,
        @Nullable String notes,
        @Nullable LocalDate dueOn,
        @Nullable LocalTime dueTime,
        @Nullable Instant dueAt,
        boolean overdue,
        TaskPriority priority,
        TaskStatus status,
        @Nullable Instant settledAt,
        @Nullable Owner owner,
        @Nullable RecordRef record,
        @Nullable String recurrence,
        @Nullable String rule,
        int escalation,
        @Nullable String teamLead,
        Instant createdAt,
        Instant changedAt,
        int version)
        implements Versioned {

    /** Who is to do it. */
    public record Owner(UUID id, String name) {}
}
