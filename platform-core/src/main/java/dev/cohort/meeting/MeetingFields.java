package dev.cohort.meeting;

import dev.cohort.rest.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a form says of a meeting.
 *
 * @param start by the clock of {@code zone}
 * @param zone such as {@code Europe/Berlin}; null for the tenant's
 * @param organizer id of a member; null for the caller
 * @param remindMinutes before it begins; 0 for never, null for what the tenant has set
 * @param followUpOf the meeting that it follows
 * @param recurrence how it repeats, as RFC 5545 writes it, with an end: {@code FREQ=WEEKLY;COUNT=10}; null for once
 */
public record MeetingFields(
        @NotBlank @Text(max = 200, line = true) String title,
        @NotNull LocalDateTime start,
        @NotNull LocalDateTime end,
        @Nullable @Text(max = 60, line = true) String zone,
        @Nullable @Text(max = 300, line = true) String location,
        @Nullable @Text(max = 500, line = true) String link,
        @Nullable @Text(max = 5_000) String notes,
        @Nullable UUID organizer,
        @Nullable @Text(max = 40, line = true) String recordType,
        @Nullable UUID recordId,
        @Nullable @Min(0) @Max(20_160) Integer remindMinutes,
        @Nullable UUID followUpOf,
        @Nullable @Size(max = 100) List<@Valid NewInvitee> invitees,
        @Nullable @Text(max = 200, line = true) String recurrence) {

    public MeetingFields {
        invitees = invitees == null ? List.of() : List.copyOf(invitees);
    }

    /** One that does not repeat. */
    public MeetingFields(
            String title,
            LocalDateTime start,
            LocalDateTime end,
            @Nullable String zone,
            @Nullable String location,
            @Nullable String link,
            @Nullable String notes,
            @Nullable UUID organizer,
            @Nullable String recordType,
            @Nullable UUID recordId,
            @Nullable Integer remindMinutes,
            @Nullable UUID followUpOf,
            @Nullable List<NewInvitee> invitees) {
        this(
                title,
                start,
                end,
                zone,
                location,
                link,
                notes,
                organizer,
                recordType,
                recordId,
                remindMinutes,
                followUpOf,
                invitees,
                null);
    }

    /** The same, repeated. */
    public MeetingFields repeated(@Nullable String rule) {
        return new MeetingFields(
                title,
                start,
                end,
                zone,
                location,
                link,
                notes,
                organizer,
                recordType,
                recordId,
                remindMinutes,
                followUpOf,
                invitees,
                rule);
    }

    /** The same at another time. */
    public MeetingFields at(LocalDateTime from, LocalDateTime to) {
        return new MeetingFields(
                title,
                from,
                to,
                zone,
                location,
                link,
                notes,
                organizer,
                recordType,
                recordId,
                remindMinutes,
                followUpOf,
                invitees,
                recurrence);
    }
}
