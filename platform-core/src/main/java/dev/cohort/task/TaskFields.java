package dev.cohort.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cohort.customfield.OwnValues;
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
 * @param customFields an object of the tenant's own fields; null for none
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
        @Nullable @Text(max = 200, line = true) String recurrence,
        @Nullable JsonNode customFields) {

    public TaskFields {
        if (type == null) type = TaskType.TODO;
        if (priority == null) priority = TaskPriority.NORMAL;
        customFields = OwnValues.orNull(customFields);
    }

    /** Without any of the tenant's own fields. */
    public TaskFields(
            @Nullable TaskType type,
            String subject,
            @Nullable String notes,
            @Nullable LocalDate dueOn,
            @Nullable LocalTime dueTime,
            @Nullable TaskPriority priority,
            @Nullable UUID owner,
            @Nullable String recordType,
            @Nullable UUID recordId,
            @Nullable String recurrence) {
        this(type, subject, notes, dueOn, dueTime, priority, owner, recordType, recordId, recurrence, null);
    }

    /** What it holds of the tenant's own fields. */
    JsonNode own() {
        return customFields == null ? JsonNodeFactory.instance.objectNode() : customFields;
    }

    /** The same on another day. */
    TaskFields on(LocalDate day) {
        return new TaskFields(
                type, subject, notes, day, dueTime, priority, owner, recordType, recordId, recurrence, customFields);
    }

    /** The same for somebody else. */
    TaskFields of(UUID other) {
        return new TaskFields(
                type, subject, notes, dueOn, dueTime, priority, other, recordType, recordId, recurrence, customFields);
    }
}
