package dev.cohort.task;

import dev.cohort.customfield.OwnValues;
import dev.cohort.problem.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something to be done. */
@Entity
@Table(name = "task")
class Task {
    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private TaskType type;

    private String subject;
    private @Nullable String notes;

    @Column(name = "due_on")
    private @Nullable LocalDate dueOn;

    @Column(name = "due_time")
    private @Nullable LocalTime dueTime;

    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    @Enumerated(EnumType.STRING)
    private TaskPriority priority;

    @Enumerated(EnumType.STRING)
    private TaskStatus status = TaskStatus.OPEN;

    @Column(name = "settled_at")
    private @Nullable Instant settledAt;

    @Column(name = "settled_by")
    private @Nullable UUID settledBy;

    @Column(name = "owner_id")
    private @Nullable UUID ownerId;

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

    @Column(name = "custom_fields", columnDefinition = "jsonb")
    private String customFields;

    private @Nullable String recurrence;

    @Column(name = "series_id")
    private @Nullable UUID seriesId;

    /** The task that this recurring one made when it was done. */
    @Column(name = "next_id")
    private @Nullable UUID nextId;

    @Column(updatable = false)
    private @Nullable String rule;

    private int escalation;

    @Column(name = "created_by", updatable = false)
    private @Nullable UUID createdBy;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private int version;

    protected Task() {}

    Task(
            UUID id,
            TaskFields fields,
            TaskPlace place,
            ZoneId zone,
            @Nullable String rule,
            @Nullable UUID creator,
            Instant now) {
        this.id = id;
        this.rule = rule;
        this.createdBy = creator;
        this.createdAt = now;
        write(fields, place, zone, now);
    }

    /**
     * Everything a form may change.
     *
     * @throws Problem 409 {@code task-settled} for one that is done or cancelled
     */
    void change(TaskFields fields, TaskPlace place, ZoneId zone, Instant now) {
        if (status != TaskStatus.OPEN) throw Problem.conflict("task-settled").with("task", id);
        write(fields, place, zone, now);
    }

    private void write(TaskFields fields, TaskPlace place, ZoneId zone, Instant now) {
        type = fields.type() == null ? TaskType.TODO : fields.type();
        subject = fields.subject();
        notes = fields.notes();
        Instant due = dueAt(fields.dueOn(), fields.dueTime(), zone);
        // Put off, it is not late any more, and nobody has been told of it.
        if (due == null || dueAt == null || due.isAfter(dueAt)) escalation = 0;
        dueOn = fields.dueOn();
        dueTime = fields.dueTime();
        dueAt = due;
        priority = fields.priority() == null ? TaskPriority.NORMAL : fields.priority();
        recurrence = fields.recurrence();
        customFields = OwnValues.text(fields.customFields());
        recordType = fields.recordType();
        recordId = fields.recordId();
        personId = place.personId();
        ownerId = fields.owner();
        teamId = place.teamId();
        branchId = place.branchId();
        changedAt = now;
    }

    /** The instant by which it is due: without a time, the end of the day. */
    static @Nullable Instant dueAt(@Nullable LocalDate day, @Nullable LocalTime time, ZoneId zone) {
        if (day == null) return null;
        return time == null
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(time).atZone(zone).toInstant();
    }

    /**
     * Done, cancelled, or open again; nothing happens when it is so already.
     *
     * @return the fields of the next one, where a recurring task was done
     */
    Optional<TaskFields> turn(TaskStatus wanted, @Nullable UUID member, Instant now, LocalDate today) {
        if (wanted == status) return Optional.empty();
        status = wanted;
        settledAt = wanted == TaskStatus.OPEN ? null : now;
        settledBy = wanted == TaskStatus.OPEN ? null : member;
        changedAt = now;
        if (wanted != TaskStatus.DONE || recurrence == null || dueOn == null) return Optional.empty();
        if (seriesId == null) seriesId = id;
        Optional<TaskFields> next =
                new Recurrence(recurrence).after(dueOn, today).map(this::on);
        // The next one carries the rule on; this one, opened and done again, must not make another.
        recurrence = null;
        return next;
    }

    private TaskFields on(LocalDate day) {
        return fields().on(day);
    }

    void follows(UUID series) {
        seriesId = series;
    }

    void continuesIn(@Nullable UUID next) {
        nextId = next;
    }

    @Nullable
    UUID nextId() {
        return nextId;
    }

    /** Taken back while nobody has touched it: the task that made it is open again and carries the rule on itself. */
    boolean giveBackTo(Task maker, Instant now) {
        if (status != TaskStatus.OPEN || !changedAt.equals(createdAt)) return false;
        maker.recurrence = recurrence;
        maker.nextId = null;
        recurrence = null;
        status = TaskStatus.CANCELLED;
        settledAt = now;
        return true;
    }

    TaskFields fields() {
        return new TaskFields(
                type,
                subject,
                notes,
                dueOn,
                dueTime,
                priority,
                ownerId,
                recordType,
                recordId,
                recurrence,
                OwnValues.tree(customFields));
    }

    UUID id() {
        return id;
    }

    TaskStatus status() {
        return status;
    }

    TaskPlace place() {
        return new TaskPlace(teamId, branchId, personId);
    }

    @Nullable
    UUID ownerId() {
        return ownerId;
    }

    @Nullable
    UUID seriesId() {
        return seriesId;
    }

    int version() {
        return version;
    }
}
