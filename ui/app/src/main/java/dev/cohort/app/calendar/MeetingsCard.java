package dev.cohort.app.calendar;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.cohort.access.CorePermissions;
import dev.cohort.meeting.MeetingDetails;
import dev.cohort.meeting.MeetingStatus;
import dev.cohort.request.Context;
import dev.cohort.ui.DayCard;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Words;
import dev.cohort.ui.meeting.MeetingDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** The meetings of today. */
@Dependent
public class MeetingsCard implements DayCard {
    private final CalendarEntries entries;
    private final MeetingDesk desk;
    private final Clock clock;

    @Inject
    public MeetingsCard(CalendarEntries entries, MeetingDesk desk, Clock clock) {
        this.entries = entries;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return new Place(Column.AGENDA, 4, CorePermissions.MEETING_READ);
    }

    @Override
    public Component create(Whose whose) {
        var body = new Div();
        List<MeetingDetails> found = draw(body, whose);
        LocalDate today = today();
        var card = new Panel(Words.of("meetings.today"), body)
                .link(
                        Words.of("calendar.title"),
                        "calendar?view=day&date=" + today + "&of="
                                + whose.name().toLowerCase(Locale.ROOT));
        if (!found.isEmpty()) card.note(String.valueOf(found.size()));
        Instant now = Instant.now(clock);
        long coming = found.stream()
                .filter(meeting -> meeting.status() == MeetingStatus.PLANNED
                        && meeting.startsAt().isAfter(now))
                .count();
        if (coming > 0) card.inShort(Words.of("meetings.in-short", coming));
        return card;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(Instant.now(clock), Context.tenant().zone());
    }

    private List<MeetingDetails> draw(Div body, Whose whose) {
        var zone = Context.tenant().zone();
        List<MeetingDetails> found = entries.meetings(
                today().atStartOfDay(zone).toInstant(),
                today().plusDays(1).atStartOfDay(zone).toInstant(),
                whose);
        body.removeAll();
        var lines = Parts.div("tasks");
        found.forEach(meeting -> lines.add(desk.line(meeting, () -> draw(body, whose))));
        if (found.isEmpty()) body.add(Parts.span("t3 sm", Words.of("meetings.none.today")));
        else body.add(lines);
        return found;
    }
}
