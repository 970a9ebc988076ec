package dev.cohort.meeting;

import dev.cohort.record.RecordRef;
import dev.cohort.rest.Versioned;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A meeting.
 *
 * @param start by the clock of {@code zone}; {@code startsAt} is the instant
 * @param record what it is about; null for nothing, and for a record that the caller may not see
 * @param series id of the series that it belongs to, {@code recurrence} how that repeats; null for one that does not
 * @param conflicts what else the organizer and the members that are invited have planned then; only when one meeting is read
 */
public record MeetingDetails(
        UUID id,
        String title,
        LocalDateTime start,
        LocalDateTime end,
        String zone,
        Instant startsAt,
        Instant endsAt,
        @Nullable String location,
        @Nullable String link,
        @Nullable String notes,
        MeetingStatus status,
        @Nullable String result,
        Organizer organizer,
        @Nullable RecordRef record,
        @Nullable Integer remindMinutes,
        @Nullable UUID followUpOf,
        @Nullable UUID series,
        @Nullable String recurrence,
        boolean booked,
        List<Invitee> invitees,
        List<Conflict> conflicts,
        Instant createdAt,
        Instant changedAt,
        int version)
        implements Versioned {

    /** Who invites. */
    public record Organizer(UUID id, String name) {}

    /**
     * Who is asked to come.
     *
     * @param member id of a member, {@code person} of a person; null for an address
     */
    public record Invitee(
            UUID id,
            @Nullable UUID member,
            @Nullable UUID person,
            @Nullable String name,
            @Nullable String email,
            Response response) {}

    /** Another meeting of a member at that time. */
    public record Conflict(UUID id, String title, Instant startsAt, Instant endsAt, UUID member, String memberName) {}
}
