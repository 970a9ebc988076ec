package dev.cohort.meeting;

import dev.cohort.config.Config;
import dev.cohort.meeting.ICalendar.Event;
import dev.cohort.meeting.ICalendar.Method;
import dev.cohort.meeting.ICalendar.Party;
import dev.cohort.meeting.ICalendar.Recurring;
import dev.cohort.meeting.InviteeTable.Row;
import dev.cohort.message.Messages;
import dev.cohort.message.NewMessage;
import dev.cohort.notification.News;
import dev.cohort.notification.Notifications;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.request.Context;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Tells those who are invited: members in the application, all others by mail with the event attached. */
@ApplicationScoped
class Invitations {
    private final TenantTransaction transaction;
    private final Messages messages;
    private final Notifications notifications;

    @Inject
    Invitations(TenantTransaction transaction, Messages messages, Notifications notifications) {
        this.transaction = transaction;
        this.messages = messages;
        this.notifications = notifications;
    }

    void ask(MeetingDetails meeting, int sequence, List<Row> whom) {
        tell(meeting, sequence, whom, Method.REQUEST, sequence == 0 ? "invited" : "moved");
    }

    void cancel(MeetingDetails meeting, int sequence, List<Row> whom) {
        // Who is taken off the list hears a higher number than before, or the program of the reader would not believe
        // it.
        boolean over = meeting.status() == MeetingStatus.CANCELLED;
        tell(meeting, over ? sequence : sequence + 1, whom, Method.CANCEL, "cancelled");
    }

    private void tell(MeetingDetails meeting, int sequence, List<Row> whom, Method method, String what) {
        for (Row invitee : whom) {
            if (invitee.memberId() != null) inApplication(meeting, invitee.memberId(), what);
            else if (invitee.email() != null) byMail(meeting, sequence, invitee, method, what);
        }
    }

    /** Confirms a visitor's booking, with the way back to it; the member hears of it in the application. */
    void confirm(MeetingDetails meeting, List<Row> whom, String url, ZoneId visitorZone) {
        Locale locale = Context.current().locale();
        Map<String, String> values = values(meeting, locale);
        values.put("when", when(meeting, visitorZone, locale));
        values.put("url", url);
        String file = ICalendar.of(
                Method.REQUEST, null, List.of(event(meeting, 0, false).answeredByMail()));
        for (Row visitor : whom)
            messages.send(NewMessage.email(
                            Objects.requireNonNull(visitor.email()),
                            Texts.get(locale, "meeting.mail.booked.subject", values),
                            Texts.get(locale, "meeting.mail.booked.text", values))
                    .named(visitor.name())
                    .urgent()
                    .once("meeting " + meeting.id() + " " + Method.REQUEST + " 0 " + visitor.id())
                    .attach(
                            "invite.ics",
                            "text/calendar; charset=UTF-8; method=REQUEST",
                            file.getBytes(StandardCharsets.UTF_8)));
        tellOrganizer(meeting, "booked");
    }

    /** What a visitor did with a meeting; not what the organizer did. */
    void tellOrganizer(MeetingDetails meeting, String what) {
        inApplication(meeting, meeting.organizer().id(), what);
    }

    private void inApplication(MeetingDetails meeting, UUID member, String what) {
        if (member.equals(Context.caller().id())) return;
        Map<String, String> values = Map.of(
                "title",
                meeting.title(),
                "when",
                when(meeting, Context.tenant().locale()),
                "by",
                meeting.organizer().name());
        notifications.tell(
                member,
                News.of("meeting." + what, values)
                        .at("calendar?date=" + meeting.start().toLocalDate() + "&meeting=" + meeting.id()));
    }

    private void byMail(MeetingDetails meeting, int sequence, Row invitee, Method method, String what) {
        byMail(meeting, List.of(invited(meeting, sequence, method == Method.CANCEL)), invitee, method, what, 1);
    }

    /**
     * Tells of a series as one.
     *
     * @param first its first meeting that is still to be
     * @param events the whole and what of it is elsewhere
     */
    void tell(MeetingDetails first, List<Event> events, List<Row> whom, Method method, String what, int times) {
        for (Row invitee : whom) {
            if (invitee.memberId() != null) inApplication(first, invitee.memberId(), what);
            else if (invitee.email() != null) byMail(first, events, invitee, method, what, times);
        }
    }

    private void byMail(
            MeetingDetails meeting, List<Event> events, Row invitee, Method method, String what, int times) {
        Locale locale = localeOf(invitee);
        Map<String, String> values = values(meeting, locale);
        if (times > 1)
            values.put(
                    "when",
                    values.get("when") + " " + Texts.get(locale, "meeting.mail.repeats", Map.of("count", times - 1)));
        Event whole = events.getFirst();
        String address = Objects.requireNonNull(invitee.email());
        String file = ICalendar.of(
                method, null, events.stream().map(Event::answeredByMail).toList());
        NewMessage mail = NewMessage.email(
                        address,
                        Texts.get(locale, "meeting.mail." + what + ".subject", values),
                        Texts.get(locale, "meeting.mail." + what + ".text", values))
                .named(invitee.name())
                .person(invitee.consentOf())
                .urgent()
                .once("meeting " + meeting.id() + " " + method + " " + whole.sequence() + " " + invitee.id())
                .attach(
                        method == Method.CANCEL ? "cancel.ics" : "invite.ics",
                        "text/calendar; charset=UTF-8; method=" + method,
                        file.getBytes(StandardCharsets.UTF_8));
        if (meeting.record() != null)
            mail.about(meeting.record().type(), meeting.record().id());
        messages.send(mail);
    }

    /** In which language somebody is written to: their own where it is known and we speak it. */
    static Locale localeOf(Row invitee) {
        Locale own = Locale.forLanguageTag(Objects.requireNonNullElse(invitee.locale(), ""));
        boolean spoken =
                Texts.locales().stream().anyMatch(each -> each.getLanguage().equals(own.getLanguage()));
        return spoken ? own : Context.tenant().locale();
    }

    Map<String, String> values(MeetingDetails meeting, Locale locale) {
        Map<String, String> values = new HashMap<>();
        values.put("title", meeting.title());
        values.put("when", when(meeting, locale));
        values.put("organizer", meeting.organizer().name());
        values.put("tenant", Context.tenant().name());
        values.put("place", place(meeting, locale));
        return values;
    }

    static String place(MeetingDetails meeting, Locale locale) {
        StringBuilder place = new StringBuilder();
        if (meeting.location() != null)
            place.append(Texts.get(locale, "meeting.mail.location", Map.of("location", meeting.location())));
        if (meeting.link() != null)
            place.append(Texts.get(locale, "meeting.mail.link", Map.of("link", meeting.link())));
        return place.toString();
    }

    /** "Wed, 18 November 2026, 18:30–20:00 (Europe/Berlin)", by the clock of the meeting. */
    static String when(MeetingDetails meeting, Locale locale) {
        return when(meeting, ZoneId.of(meeting.zone()), locale);
    }

    static String when(MeetingDetails meeting, ZoneId zone, Locale locale) {
        var from = meeting.startsAt().atZone(zone);
        var to = meeting.endsAt().atZone(zone);
        var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(Texts.region(locale));
        var time = DateTimeFormatter.ofPattern("HH:mm", locale);
        return day.format(from) + ", " + time.format(from) + "–" + time.format(to) + " (" + zone.getId() + ")";
    }

    /** Of what series a meeting is one. */
    record Of(Instant originalAt, int sequence) {}

    /** As an invitee's program knows it: one time of a series by that. */
    private Event invited(MeetingDetails meeting, int sequence, boolean cancelled) {
        Event event = event(meeting, sequence, cancelled);
        UUID series = meeting.series();
        if (series == null) return event;
        Of of = transaction
                .handle()
                .createQuery("""
                        select m.original_at, s.sequence from meeting m join meeting_repetition s on s.id = m.series_id
                        where m.id = :id
                        """)
                .bind("id", meeting.id())
                .mapTo(Of.class)
                .one();
        return event.of(series, of.sequence() + sequence, Recurring.one(ZoneId.of(meeting.zone()), of.originalAt()));
    }

    Event event(MeetingDetails meeting, int sequence, boolean cancelled) {
        String email = transaction
                .handle()
                .createQuery("select email from member where id = :id")
                .bind("id", meeting.organizer().id())
                .mapTo(String.class)
                .one();
        return new Event(
                meeting.id(),
                Context.tenant().slug() + "." + Config.baseDomain(),
                sequence,
                meeting.changedAt(),
                meeting.startsAt(),
                meeting.endsAt(),
                meeting.title(),
                null,
                meeting.location() == null ? meeting.link() : meeting.location(),
                meeting.link(),
                cancelled,
                new Party(meeting.organizer().name(), email, Response.ACCEPTED),
                meeting.invitees().stream()
                        .filter(each -> each.email() != null)
                        .map(each -> new Party(each.name(), Objects.requireNonNull(each.email()), each.response()))
                        .toList());
    }
}
