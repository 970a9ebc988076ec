package dev.cohort.reminder;

import dev.cohort.record.RecordRef;
import dev.cohort.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reminder.
 *
 * @param overdue whether its deadline has passed and it is not completed
 * @param sentCount how often it has been said
 * @param nextAt when it is said next; null for never again
 * @param record what it is about; null for nothing, and for a record that the caller may not see
 */
public record ReminderDetails(
        UUID id,
        String text,
        Instant dueAt,
        boolean overdue,
        @Nullable Integer repeatHours,
        boolean email,
        ReminderStatus status,
        int sentCount,
        @Nullable Instant sentAt,
        @Nullable Instant nextAt,
        @Nullable Instant completedAt,
        Owner owner,
        @Nullable RecordRef record,
        Instant createdAt,
        Instant changedAt,
        int version)
        implements Versioned {

    /** Who is reminded. */
    public record Owner(UUID id, String name) {}
}
