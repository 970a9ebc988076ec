package dev.cohort.task;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a form says of a task.
 *
 * @param type null for {@code todo}
 * @param dueOn the day, by the tenant's calendar
 * @param dueTime the time of that day by the tenant's clock; null for any time of the day
 * @param priority null for {@code normal}
 * @param owner id of a member; null for nobody yet
 * @param recordType kind of the record it is about, such as {@code lead}; together with {@code recordId}
 * @param recurrence how it comes back once it is done, as RFC 5545 writes it: {@code FREQ=WEEKLY;BYDAY=MO}; needs a day
 */
public record TaskFields(
        @Nullable TaskType type,
        @NotBlank @Text(max = 300, line = true) String subject,
        @Nullable @Text(max = 5_000) String notes,
        @Nullable LocalDate dueOn,
        @Nullable LocalTime dueTime,
        @Nullable TaskPriority priority,
        @Nullable UUID owner,
        @Nullable @Text(max = 40, line = true) String recordType,
        @Nullable UUID recordId,
        @Nullable @Text(max = 200, line = true) String recurrence) {

    public TaskFields {
        if (type == null) type = TaskType.TODO;
        if (priority == null) priority = TaskPriority.NORMAL;
    }

    /** The same for somebody else. */
    TaskFields of(UUID other) {
        return new TaskFields(type, subject, notes, dueOn, dueTime, priority, other, recordType, recordId, recurrence);
    }
}
