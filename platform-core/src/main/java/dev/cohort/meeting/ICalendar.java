package dev.cohort.meeting;

import dev.cohort.message.Attachment;
import dev.cohort.text.CalendarText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as RFC 5545 has them. Times are in UTC: an appointment is one instant, whatever becomes of the rules of its
 * zone in the reader's program. Only what repeats does so by the clock of its zone, which the file then explains.
 */
final class ICalendar {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final Duration ZONE_BEFORE = Duration.ofDays(1);
    // As far as a series of weeks may reach.
    private static final Duration ZONE_AFTER = Duration.ofDays(5 * 366);

    private final StringBuilder text = new StringBuilder();

    /** What a file of events is for, as RFC 5546 names it. */
    enum Method {
        REQUEST,
        CANCEL,
        PUBLISH
    }

    /** A person of an event. */
    record Party(@Nullable String name, String email, Response response) {}

    /**
     * An event.
     *
     * @param changed when it was changed last
     * @param organizer null for none, as in a feed
     */
    record Event(
            UUID id,
            String domain,
            int sequence,
            Instant changed,
            Instant from,
            Instant to,
            String title,
            @Nullable String description,
            @Nullable String location,
            @Nullable String url,
            boolean cancelled,
            @Nullable Party organizer,
            List<Party> attendees,
            @Nullable Recurring recurring) {

        /** One that does not repeat. */
        Event(
                UUID id,
                String domain,
                int sequence,
                Instant changed,
                Instant from,
                Instant to,
                String title,
                @Nullable String description,
                @Nullable String location,
                @Nullable String url,
                boolean cancelled,
                @Nullable Party organizer,
                List<Party> attendees) {
            this(
                    id,
                    domain,
                    sequence,
                    changed,
                    from,
                    to,
                    title,
                    description,
                    location,
                    url,
                    cancelled,
                    organizer,
                    attendees,
                    null);
        }

        /** The same as part of a series, or as the whole of one. */
        Event of(UUID series, int seriesSequence, Recurring how) {
            return new Event(
                    series,
                    domain,
                    seriesSequence,
                    changed,
                    from,
                    to,
                    title,
                    description,
                    location,
                    url,
                    cancelled,
                    organizer,
                    attendees,
                    how);
        }

        /** The same from another time on. */
        Event at(Instant start, Instant end) {
            return new Event(
                    id,
                    domain,
                    sequence,
                    changed,
                    start,
                    end,
                    title,
                    description,
                    location,
                    url,
                    cancelled,
                    organizer,
                    attendees,
                    recurring);
        }

        /** Answers to it go to where answers to its mail go. */
        Event answeredByMail() {
            return new Event(
                    id,
                    domain,
                    sequence,
                    changed,
                    from,
                    to,
                    title,
                    description,
                    location,
                    url,
                    cancelled,
                    organizer == null ? null : new Party(organizer.name(), Attachment.ANSWERS_TO, organizer.response()),
                    attendees,
                    recurring);
        }
    }

    /**
     * How an event repeats, or of what series it is one time.
     *
     * @param zone by whose clock it repeats
     * @param time of one time: when the series has it; null for the whole
     * @param rule of the whole; null when no rule comes to its times
     * @param times of the whole without a rule, but for the first
     * @param gone times of the rule that are cancelled
     */
    record Recurring(
            ZoneId zone, @Nullable Instant time, @Nullable String rule, List<Instant> times, List<Instant> gone) {
        static Recurring one(ZoneId zone, Instant time) {
            return new Recurring(zone, time, null, List.of(), List.of());
        }

        Instant last(Instant from) {
            return Stream.concat(times.stream(), Stream.of(from))
                    .max(Instant::compareTo)
                    .orElse(from);
        }
    }

    private ICalendar() {}

    /** A file of these events, in UTF-8 with lines of at most 75 octets. */
    static String of(Method method, @Nullable String name, List<Event> events) {
        ICalendar file = new ICalendar();
        file.line("BEGIN:VCALENDAR");
        file.line("PRODID:-//Cohort//Calendar//EN");
        file.line("VERSION:2.0");
        file.line("CALSCALE:GREGORIAN");
        file.line("METHOD:" + method);
        if (name != null) {
            file.line("X-WR-CALNAME:" + escaped(name));
            file.line("NAME:" + escaped(name));
            file.line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        }
        file.zones(events);
        events.forEach(file::event);
        file.line("END:VCALENDAR");
        return file.text.toString();
    }

    private void event(Event event) {
        line("BEGIN:VEVENT");
        line("UID:" + event.id() + "@" + event.domain());
        line("SEQUENCE:" + event.sequence());
        line("DTSTAMP:" + STAMP.format(event.changed()));
        times(event);
        line("SUMMARY:" + escaped(event.title()));
        if (event.description() != null) line("DESCRIPTION:" + escaped(event.description()));
        if (event.location() != null) line("LOCATION:" + escaped(event.location()));
        if (event.url() != null) line("URL:" + uri(event.url()));
        line("STATUS:" + (event.cancelled() ? "CANCELLED" : "CONFIRMED"));
        line("TRANSP:OPAQUE");
        Party organizer = event.organizer();
        if (organizer != null) line("ORGANIZER" + name(organizer) + ":mailto:" + uri(organizer.email()));
        for (Party party : event.attendees())
            line("ATTENDEE" + name(party) + ";ROLE=REQ-PARTICIPANT;PARTSTAT="
                    + party.response().name().replace('_', '-') + ";RSVP=TRUE:mailto:" + uri(party.email()));
        line("END:VEVENT");
    }

    /** What repeats does so by the clock of its zone: summer or winter, it begins at the same hour. */
    private void times(Event event) {
        Recurring recurring = event.recurring();
        if (recurring == null) {
            line("DTSTART:" + STAMP.format(event.from()));
            line("DTEND:" + STAMP.format(event.to()));
            return;
        }
        line("DTSTART" + local(event.from(), recurring.zone()));
        line("DTEND" + local(event.to(), recurring.zone()));
        if (recurring.time() != null) line("RECURRENCE-ID" + local(recurring.time(), recurring.zone()));
        if (recurring.rule() != null) line("RRULE:" + recurring.rule());
        recurring.times().forEach(time -> line("RDATE" + local(time, recurring.zone())));
        recurring.gone().forEach(time -> line("EXDATE" + local(time, recurring.zone())));
    }

    private static String local(Instant time, ZoneId zone) {
        return ";TZID=" + zone.getId() + ":" + LOCAL.format(time.atZone(zone));
    }

    /** The zones of what repeats, with the changes of their clocks from its beginning on. */
    private void zones(List<Event> events) {
        Set<ZoneId> known = new LinkedHashSet<>();
        for (Event event : events) {
            Recurring recurring = event.recurring();
            if (recurring != null && known.add(recurring.zone()))
                zone(
                        recurring.zone(),
                        event.from().minus(ZONE_BEFORE),
                        recurring.last(event.from()).plus(ZONE_AFTER));
        }
    }

    private void zone(ZoneId zone, Instant from, Instant to) {
        ZoneRules rules = zone.getRules();
        line("BEGIN:VTIMEZONE");
        line("TZID:" + zone.getId());
        ZoneOffsetTransition change = rules.previousTransition(from);
        if (change == null) {
            ZoneOffset offset = rules.getOffset(from);
            observance(rules.isDaylightSavings(from), LocalDateTime.of(1970, 1, 1, 0, 0), offset, offset);
            change = rules.nextTransition(from);
        }
        while (change != null && !change.getInstant().isAfter(to)) {
            observance(
                    rules.isDaylightSavings(change.getInstant()),
                    change.getDateTimeBefore(),
                    change.getOffsetBefore(),
                    change.getOffsetAfter());
            change = rules.nextTransition(change.getInstant());
        }
        line("END:VTIMEZONE");
    }

    private void observance(boolean summer, LocalDateTime from, ZoneOffset before, ZoneOffset after) {
        String kind = summer ? "DAYLIGHT" : "STANDARD";
        line("BEGIN:" + kind);
        line("DTSTART:" + LOCAL.format(from));
        line("TZOFFSETFROM:" + offset(before));
        line("TZOFFSETTO:" + offset(after));
        line("END:" + kind);
    }

    private static String offset(ZoneOffset offset) {
        int minutes = Math.abs(offset.getTotalSeconds()) / 60;
        return String.format(
                Locale.ROOT, "%s%02d%02d", offset.getTotalSeconds() < 0 ? "-" : "+", minutes / 60, minutes % 60);
    }

    /** A parameter in quotes, which can hold neither quotes nor control characters. */
    private static String name(Party party) {
        String name = party.name();
        return name == null || name.isBlank()
                ? ""
                : ";CN=\"" + name.replaceAll("[\"\\p{Cntrl}]", "'").strip() + "\"";
    }

    private static String uri(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]", "");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\r\\n|\\r|\\n", "\\\\n")
                .replaceAll("[\\p{Cntrl}&&[^\\t]]", "");
    }

    private void line(String content) {
        text.append(CalendarText.folded(content));
    }
}
