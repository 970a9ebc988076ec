package dev.cohort.meeting;

import dev.cohort.problem.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody meets somebody. */
@Entity
@Table(name = "meeting")
class Meeting {
    @Id
    private UUID id;

    private String title;

    @Column(name = "start_local")
    private LocalDateTime start;

    @Column(name = "end_local")
    private LocalDateTime end;

    private String zone;

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    private @Nullable String location;
    private @Nullable String link;
    private @Nullable String notes;

    @Enumerated(EnumType.STRING)
    private MeetingStatus status = MeetingStatus.PLANNED;

    private @Nullable String result;

    /** Grows with what invitees have to know, as RFC 5546 asks. */
    private int sequence;

    @Column(name = "remind_minutes")
    private @Nullable Integer remindMinutes;

    @Column(name = "reminded_at")
    private @Nullable Instant remindedAt;

    @Column(name = "owner_id")
    private UUID organizerId;

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

    @Column(name = "follow_up_of")
    private @Nullable UUID followUpOf;

    @Column(name = "series_id")
    private @Nullable UUID seriesId;

    /** When the rule of its series has it. */
    @Column(name = "original_at")
    private @Nullable Instant originalAt;

    @Column(name = "created_by", updatable = false)
    private @Nullable UUID createdBy;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private int version;

    protected Meeting() {}

    Meeting(UUID id, MeetingFields fields, MeetingPlace place, ZoneId zone, @Nullable UUID creator, Instant now) {
        this.id = id;
        this.createdBy = creator;
        this.createdAt = now;
        this.followUpOf = fields.followUpOf();
        write(fields, place, zone, now);
    }

    /** One of several, where their rule has it. */
    void isOneOf(UUID series) {
        seriesId = series;
        originalAt = startsAt;
    }

    @Nullable
    UUID seriesId() {
        return seriesId;
    }

    /**
     * @return whether invitees have to hear of it
     * @throws Problem 409 {@code meeting-settled}
     */
    boolean change(MeetingFields fields, MeetingPlace place, ZoneId wanted, Instant now) {
        if (status != MeetingStatus.PLANNED)
            throw Problem.conflict("meeting-settled").with("meeting", id);
        List<@Nullable Object> before = told();
        write(fields, place, wanted, now);
        boolean news = !before.equals(told());
        if (news) sequence++;
        return news;
    }

    private List<@Nullable Object> told() {
        return java.util.Arrays.asList(title, startsAt, endsAt, location, link);
    }

    private void write(MeetingFields fields, MeetingPlace place, ZoneId wanted, Instant now) {
        Instant from = fields.start().atZone(wanted).toInstant();
        // Put off, it is to be said again.
        if (!from.equals(startsAt)) remindedAt = null;
        title = fields.title().strip();
        start = fields.start();
        end = fields.end();
        zone = wanted.getId();
        startsAt = from;
        endsAt = fields.end().atZone(wanted).toInstant();
        if (!startsAt.isBefore(endsAt)) throw Problem.invalid().at("end", "before-start");
        location = fields.location();
        link = fields.link();
        notes = fields.notes();
        remindMinutes = fields.remindMinutes();
        organizerId = place.organizerId();
        teamId = place.teamId();
        branchId = place.branchId();
        recordType = fields.recordType();
        recordId = fields.recordId();
        personId = place.personId();
        changedAt = now;
    }

    /** Held, missed, cancelled, or planned again. */
    void turn(MeetingStatus wanted, @Nullable String said, Instant now) {
        if (wanted == status && Objects.equals(said, result)) return;
        if (wanted == MeetingStatus.CANCELLED || status == MeetingStatus.CANCELLED) sequence++;
        status = wanted;
        result = said == null ? result : said;
        changedAt = now;
    }

    /** Becomes a meeting about this record, found after it was made. */
    void isAbout(String type, UUID record, @Nullable UUID person, Instant now) {
        recordType = type;
        recordId = record;
        personId = person;
        changedAt = now;
    }

    MeetingFields fields(List<NewInvitee> invitees) {
        return new MeetingFields(
                title,
                start,
                end,
                zone,
                location,
                link,
                notes,
                organizerId,
                recordType,
                recordId,
                remindMinutes,
                followUpOf,
                invitees);
    }

    UUID id() {
        return id;
    }

    UUID organizerId() {
        return organizerId;
    }

    @Nullable
    UUID teamId() {
        return teamId;
    }

    @Nullable
    UUID branchId() {
        return branchId;
    }

    MeetingStatus status() {
        return status;
    }

    @Nullable
    String result() {
        return result;
    }

    int sequence() {
        return sequence;
    }

    int version() {
        return version;
    }
}
