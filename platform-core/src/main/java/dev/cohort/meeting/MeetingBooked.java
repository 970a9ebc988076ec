package dev.cohort.meeting;

import dev.cohort.event.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A visitor has booked a meeting: modules know what to make of whoever it is, and say so by {@link Meetings#isAbout}. */
@EventName("meeting.booked")
public record MeetingBooked(
        UUID meetingId,
        UUID memberId,
        String name,
        String email,
        @Nullable String phone,
        @Nullable String note) {}
