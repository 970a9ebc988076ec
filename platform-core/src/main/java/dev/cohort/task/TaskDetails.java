package dev.cohort.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.export.ListExport;
import dev.cohort.record.RecordRef;
import dev.cohort.rest.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task.
 *
 * @param dueAt the instant it is due by; without a time the end of the day
 * @param overdue whether it is open and that instant has passed
 * @param record what it is about; null for nothing, and for a record that the caller may not see
 * @param customFields an object of the tenant's own fields
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
        JsonNode customFields,
        @Nullable String rule,
        int escalation,
        @Nullable String teamLead,
        Instant createdAt,
        Instant changedAt,
        int version)
        implements Versioned {

    /** The columns of a list of tasks as a file. */
    static ListExport<TaskDetails> export() {
        return new ListExport<TaskDetails>("tasks", "task.field.")
                .column("subject", TaskDetails::subject)
                .word("type", task -> task.type().name().toLowerCase(Locale.ROOT), "tasks.type.")
                .column("dueAt", task -> task.dueOn() == null ? null : due(task.dueOn(), task.dueTime()))
                .word("priority", task -> task.priority().name().toLowerCase(Locale.ROOT), "tasks.priority.")
                .word("status", task -> task.status().name().toLowerCase(Locale.ROOT), "tasks.status.")
                .column(
                        "owner",
                        task -> task.owner() == null ? null : task.owner().name())
                .column(
                        "record",
                        task -> task.record() == null ? null : task.record().title())
                .column("notes", TaskDetails::notes)
                .moment("settledAt", TaskDetails::settledAt)
                .moment("createdAt", TaskDetails::createdAt)
                .moment("changedAt", TaskDetails::changedAt);
    }

    private static String due(LocalDate day, @Nullable LocalTime time) {
        return time == null ? day.toString() : day + " " + time;
    }

    /** Who is to do it. */
    public record Owner(UUID id, String name) {}
}
