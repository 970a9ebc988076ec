package dev.cohort.meeting;

import dev.cohort.event.EventName;
import java.util.UUID;

/** A meeting was planned. */
@EventName("meeting.planned")
public record MeetingPlanned(UUID meetingId, UUID organizerId) {}
