package dev.cohort.ui.meeting;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.Members;
import dev.cohort.meeting.MeetingDetails;
import dev.cohort.meeting.MeetingFields;
import dev.cohort.meeting.MeetingStatus;
import dev.cohort.meeting.MeetingStatusChange;
import dev.cohort.meeting.Meetings;
import dev.cohort.meeting.NewInvitee;
import dev.cohort.meeting.Scope;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.Action;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Confirm;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Parts;
import dev.cohort.ui.RecordPicker;
import dev.cohort.ui.Section;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What views of meetings are made of. */
@Dependent
public class MeetingDesk {
    private static final int OF_A_RECORD = 10;

    private final RecordPicker picker;
    private final Meetings meetings;
    private final Members members;
    private final Clock clock;

    @Inject
    MeetingDesk(Meetings meetings, Members members, RecordPicker picker, Clock clock) {
        this.picker = picker;
        this.meetings = meetings;
        this.members = members;
        this.clock = clock;
    }

    /** The meetings of a record, the latest first, with a way to plan another; empty for whom they are none of their business. */
    public Optional<Section> ofRecord(
            String recordType, UUID recordId, @Nullable UUID person, String title, Runnable changed) {
        if (!Access.may(CorePermissions.MEETING_READ)) return Optional.empty();
        List<MeetingDetails> found = meetings.list(ListQuery.first(OF_A_RECORD)
                        .where("recordType", recordType)
                        .where("recordId", recordId.toString())
                        .sorted("-startsAt"))
                .items();
        var section = new Section(Words.of("meetings.title"));
        if (!found.isEmpty()) section.count(found.size());
        found.forEach(meeting -> section.add(line(meeting, changed)));
        if (found.isEmpty()) section.add(Parts.span("t3 sm", Words.of("meetings.none.of-record")));
        if (Access.may(CorePermissions.MEETING_CHANGE))
            section.end(Action.small(Action.quietIcon(Icon.PLUS, Words.of("meetings.new"), () -> {
                LocalDateTime start = nextHour();
                create(
                        new MeetingFields(
                                Words.of("meetings.with", title),
                                start,
                                start.plusHours(1),
                                null,
                                null,
                                null,
                                null,
                                Context.caller().id(),
                                recordType,
                                recordId,
                                null,
                                null,
                                person == null ? List.of() : List.of(new NewInvitee(null, person, null, null))),
                        changed);
            })));
        return Optional.of(section);
    }

    private LocalDateTime nextHour() {
        return LocalDateTime.now(clock.withZone(Context.tenant().zone()))
                .truncatedTo(ChronoUnit.HOURS)
                .plusHours(1);
    }

    /** One meeting: when, what, what became of it. A click opens it. */
    public Component line(MeetingDetails meeting, Runnable changed) {
        var opens = new NativeButton(meeting.title(), click -> open(meeting.id(), changed));
        opens.addClassNames("opens", "cut");
        var words = Parts.div("cut grow", opens);
        return Parts.div(
                "row task",
                Icon.CALENDAR.create(),
                words,
                status(meeting).component(),
                Parts.span("t2 sm", Dates.near(meeting.startsAt(), Instant.now(clock))));
    }

    /** What became of it, where it is not simply to come. */
    static Markup status(MeetingDetails meeting) {
        String words = Words.of("meetings.status." + meeting.status().name().toLowerCase(Locale.ROOT));
        return switch (meeting.status()) {
            case PLANNED -> Markup.EMPTY;
            case HELD -> Badge.smallMarkup(words, Tone.GREEN);
            case NO_SHOW -> Badge.smallMarkup(words, Tone.ORANGE);
            case CANCELLED -> Badge.smallMarkup(words, Tone.GREY);
        };
    }

    boolean hasBegun(MeetingDetails meeting) {
        return !meeting.startsAt().isAfter(Instant.now(clock));
    }

    public void create(MeetingFields suggested, Runnable saved) {
        MeetingForm.create(meetings, members.list(), picker, suggested, saved);
    }

    public void open(UUID id, Runnable saved) {
        MeetingForm.change(this, meetings, members.list(), meetings.get(id), saved);
    }

    /** The same with the same people a week later, to be changed before it is planned. */
    void followUp(MeetingDetails meeting, Runnable saved) {
        create(
                new MeetingFields(
                        Words.of("meetings.follow-up.title", meeting.title()),
                        meeting.start().plusWeeks(1),
                        meeting.end().plusWeeks(1),
                        meeting.zone(),
                        meeting.location(),
                        meeting.link(),
                        null,
                        meeting.organizer().id(),
                        meeting.record() == null ? null : meeting.record().type(),
                        meeting.record() == null ? null : meeting.record().id(),
                        meeting.remindMinutes(),
                        meeting.id(),
                        asked(meeting)),
                saved);
    }

    static List<NewInvitee> asked(MeetingDetails meeting) {
        return meeting.invitees().stream()
                .map(each -> each.member() != null || each.person() != null
                        ? new NewInvitee(each.member(), each.member() == null ? each.person() : null, null, null)
                        : new NewInvitee(null, null, each.email(), each.name()))
                .toList();
    }

    /** Held, missed, cancelled; with Undo. */
    void turn(MeetingDetails meeting, MeetingStatus status, @Nullable String result, Runnable changed) {
        meetings.turn(meeting.id(), new MeetingStatusChange(status, result));
        Toast.undoable(
                Markup.text(Words.of("meetings.is." + status.name().toLowerCase(Locale.ROOT), meeting.title())), () -> {
                    meetings.turn(meeting.id(), new MeetingStatusChange(meeting.status(), meeting.result()));
                    changed.run();
                });
        changed.run();
    }

    /** Several of a series at once; that cannot be taken back with one click, so it is asked. */
    void cancel(MeetingDetails meeting, @Nullable String result, Scope scope, Runnable changed) {
        Confirm.ask(
                Words.of("meetings.cancel.title", meeting.title()),
                Words.of("meetings.cancel." + scope.name().toLowerCase(Locale.ROOT)),
                Words.of("meetings.turn.cancelled"),
                () -> {
                    meetings.turn(meeting.id(), new MeetingStatusChange(MeetingStatus.CANCELLED, result), scope);
                    Toast.show(Words.of("meetings.is.cancelled", meeting.title()));
                    changed.run();
                });
    }

    /** A link to what a meeting is about. */
    static Div about(MeetingDetails meeting) {
        var about = Parts.div("row g3 t2");
        if (meeting.record() != null)
            about.add(new Anchor(meeting.record().path(), meeting.record().title()));
        return about;
    }
}
