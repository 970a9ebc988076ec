package dev.cohort.reminder;

import dev.cohort.problem.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deadline that somebody is reminded of. */
@Entity
@Table(name = "reminder")
class Reminder {
    @Id
    private UUID id;

    private String text;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "repeat_hours")
    private @Nullable Integer repeatHours;

    private boolean email;

    @Enumerated(EnumType.STRING)
    private ReminderStatus status = ReminderStatus.PENDING;

    @Column(name = "sent_count", insertable = false, updatable = false)
    private int sentCount;

    @Column(name = "next_at")
    private @Nullable Instant nextAt;

    @Column(name = "completed_at")
    private @Nullable Instant completedAt;

    @Column(name = "completed_by")
    private @Nullable UUID completedBy;

    @Column(name = "owner_id")
    private UUID ownerId;

    @Column(name = "team_id")
    private @Nullable UUID teamId;

    @Column(name = "branch_id")
    private @Nullable UUID branchId;

    @Column(name = "record_type")
    private @Nullable String recordType;

    @Column(name = "record_id")
    private @Nullable UUID recordId;

    @Column(name = "person_id")
    private @Nullable UUID personId;

    @Column(name = "created_by", updatable = false)
    private @Nullable UUID createdBy;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private int version;

    protected Reminder() {}

    Reminder(UUID id, ReminderFields fields, ReminderPlace place, @Nullable UUID creator, Instant now) {
        this.id = id;
        this.createdBy = creator;
        this.createdAt = now;
        write(fields, place, now);
    }

    /** @throws Problem 409 {@code reminder-completed} */
    void change(ReminderFields fields, ReminderPlace place, Instant now) {
        if (status == ReminderStatus.COMPLETED)
            throw Problem.conflict("reminder-completed").with("reminder", id);
        write(fields, place, now);
    }

    private void write(ReminderFields fields, ReminderPlace place, Instant now) {
        // Another deadline is said anew.
        if (!fields.dueAt().equals(dueAt)) waitFor(fields.dueAt());
        text = fields.text().strip();
        repeatHours = fields.repeatHours();
        email = Boolean.TRUE.equals(fields.email());
        ownerId = place.ownerId();
        teamId = place.teamId();
        branchId = place.branchId();
        recordType = fields.recordType();
        recordId = fields.recordId();
        personId = place.personId();
        changedAt = now;
    }

    private void waitFor(Instant deadline) {
        dueAt = deadline;
        nextAt = deadline;
        status = ReminderStatus.PENDING;
    }

    /** Said again at another time. */
    void snooze(Instant until, Instant now) {
        if (status == ReminderStatus.COMPLETED)
            throw Problem.conflict("reminder-completed").with("reminder", id);
        waitFor(until);
        changedAt = now;
    }

    void complete(@Nullable UUID member, Instant now) {
        if (status == ReminderStatus.COMPLETED) return;
        status = ReminderStatus.COMPLETED;
        completedAt = now;
        completedBy = member;
        nextAt = null;
        changedAt = now;
    }

    /** As it was before it was completed: what is still to come will be said. */
    void reopen(Instant now) {
        if (status != ReminderStatus.COMPLETED) return;
        status = sentCount > 0 ? ReminderStatus.SENT : ReminderStatus.PENDING;
        nextAt = sentCount == 0 || dueAt.isAfter(now) ? dueAt : null;
        completedAt = null;
        completedBy = null;
        changedAt = now;
    }

    ReminderFields fields() {
        return new ReminderFields(text, dueAt, repeatHours, email, ownerId, recordType, recordId);
    }

    UUID id() {
        return id;
    }

    UUID ownerId() {
        return ownerId;
    }

    @Nullable
    UUID teamId() {
        return teamId;
    }

    @Nullable
    UUID branchId() {
        return branchId;
    }

    ReminderStatus status() {
        return status;
    }

    int version() {
        return version;
    }
}
