package dev.cohort.leads.work;

import dev.cohort.leads.LeadFields;
import dev.cohort.leads.Leads;
import dev.cohort.leads.OnDuplicate;
import dev.cohort.meeting.MeetingBooked;
import dev.cohort.meeting.Meetings;
import dev.cohort.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whoever books a meeting is a lead, or the lead they are already. */
@ApplicationScoped
public class BookedLead {
    private static final String SOURCE = "booking-page";

    private final Leads leads;
    private final Meetings meetings;

    @Inject
    BookedLead(Leads leads, Meetings meetings) {
        this.leads = leads;
        this.meetings = meetings;
    }

    void booked(@Observes MeetingBooked booked) {
        Map<String, @Nullable Object> said = new HashMap<>();
        String[] names = booked.name().strip().split("\\s+", 2);
        said.put("firstName", names[0]);
        if (names.length > 1) said.put("lastName", names[1]);
        said.put("email", booked.email());
        said.put("phone", booked.phone());
        said.put("notes", booked.note());
        said.put("source", SOURCE);
        said.put("owner", booked.memberId().toString());
        LeadFields fields = Json.mapper().convertValue(said, LeadFields.class);
        meetings.isAbout(
                booked.meetingId(),
                Leads.RECORD,
                leads.take(fields, OnDuplicate.MERGE).leadId());
    }
}
