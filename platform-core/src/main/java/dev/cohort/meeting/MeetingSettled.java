package dev.cohort.meeting;

import dev.cohort.event.EventName;
import java.util.UUID;

/** A meeting was held, missed, cancelled, or planned again. */
@EventName("meeting.settled")
public record MeetingSettled(UUID meetingId, MeetingStatus status) {}
