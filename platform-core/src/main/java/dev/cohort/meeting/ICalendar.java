package dev.cohort.meeting;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as RFC 5545 has them. Times are in UTC: an appointment is one instant, whatever becomes of the rules of its
 * zone in the reader's program.
 */
final class ICalendar {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LINE_OCTETS = 75;

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
            List<Party> attendees) {}

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
        events.forEach(file::event);
        file.line("END:VCALENDAR");
        return file.text.toString();
    }

    private void event(Event event) {
        line("BEGIN:VEVENT");
        line("UID:" + event.id() + "@" + event.domain());
        line("SEQUENCE:" + event.sequence());
        line("DTSTAMP:" + STAMP.format(event.changed()));
        line("DTSTART:" + STAMP.format(event.from()));
        line("DTEND:" + STAMP.format(event.to()));
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

    /** Folded after 75 octets, never within a character. */
    private void line(String content) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int octets = 0;
        for (int at = 0; at < content.length(); ) {
            int point = content.codePointAt(at);
            String character = Character.toString(point);
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LINE_OCTETS) {
                parts.add(part.toString());
                part.setLength(0);
                // The space that begins a folded line counts.
                octets = 1;
            }
            part.append(character);
            octets += size;
            at += character.length();
        }
        parts.add(part.toString());
        text.append(String.join("\r\n ", parts)).append("\r\n");
    }
}
