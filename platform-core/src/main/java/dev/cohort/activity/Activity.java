package dev.cohort.activity;

import dev.cohort.problem.Problem;
import dev.cohort.record.RecordLink;
import dev.cohort.request.Context;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that was done with a record. */
@Entity
@Table(name = "activity")
class Activity {
    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private ActivityKind kind;

    @Enumerated(EnumType.STRING)
    private @Nullable Direction direction;

    private @Nullable String subject;
    private @Nullable String body;

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    @Column(name = "duration_minutes")
    private @Nullable Integer durationMinutes;

    @Column(name = "happened_at")
    private Instant happenedAt;

    @Column(name = "record_type")
    private String recordType;

    @Column(name = "record_id")
    private UUID recordId;

    @Column(name = "person_id")
    private @Nullable UUID personId;

    @Column(name = "member_id")
    private @Nullable UUID memberId;

    @Column(name = "actor_name")
    private String actorName;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private int version;

    protected Activity() {}

    Activity(UUID id, NewActivity wanted, RecordLink record, Clock clock) {
        this.id = id;
        this.kind = wanted.kind();
        this.direction = wanted.direction();
        this.subject = wanted.subject();
        this.body = wanted.body();
        this.outcome = wanted.outcome();
        this.durationMinutes = wanted.durationMinutes();
        this.recordType = record.type();
        this.recordId = record.id();
        this.personId = record.personId();
        this.memberId = Context.caller().id();
        this.actorName = Context.caller().name();
        this.createdAt = Instant.now(clock);
        this.changedAt = createdAt;
        this.happenedAt = wanted.happenedAt() == null ? createdAt : wanted.happenedAt();
    }

    /**
     * Rewords a note of the caller's own.
     *
     * @throws Problem 409 {@code activity-fixed} for anything else
     */
    void reword(NoteText text, Clock clock) {
        if (kind != ActivityKind.NOTE
                || memberId == null
                || !memberId.equals(Context.caller().id()))
            throw Problem.conflict("activity-fixed").with("activity", id);
        body = text.body();
        changedAt = Instant.now(clock);
    }

    String recordType() {
        return recordType;
    }

    UUID recordId() {
        return recordId;
    }

    int version() {
        return version;
    }

    NoteText text() {
        return new NoteText(body == null ? "" : body);
    }
}
