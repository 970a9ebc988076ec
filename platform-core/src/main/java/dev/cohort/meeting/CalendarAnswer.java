package dev.cohort.meeting;

import dev.cohort.text.CalendarText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a guest's calendar program answers to an invitation (RFC 5546, {@code METHOD:REPLY}).
 *
 * @param uid the id of the event, ours before the {@code @}
 * @param occurrence of a series, which time of it is meant; null for all
 * @param email whose answer it is
 * @param sequence which version of the event they have seen
 */
record CalendarAnswer(UUID uid, @Nullable Instant occurrence, String email, Response response, int sequence) {
    private static final Pattern LINE = Pattern.compile("([A-Za-z-]+)((?:;[^:\"]*(?:\"[^\"]*\")?[^:\"]*)*):(.*)");
    private static final Pattern PARTSTAT = Pattern.compile("(?i);PARTSTAT=\"?([A-Z-]+)");
    private static final Pattern TZID = Pattern.compile("(?i);TZID=\"?([^;:\"]+)");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final int MOST_LINES = 2_000;

    /** The answer in a file; empty when there is none that makes sense. */
    static Optional<CalendarAnswer> read(String file) {
        List<String> lines = CalendarText.unfolded(file);
        if (lines.size() > MOST_LINES) return Optional.empty();
        boolean reply = false;
        boolean event = false;
        UUID uid = null;
        Instant occurrence = null;
        String email = null;
        Response response = null;
        int sequence = 0;
        for (String line : lines) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) continue;
            String name = parts.group(1).toUpperCase(Locale.ROOT);
            String value = parts.group(3).strip();
            if (name.equals("BEGIN") && value.equalsIgnoreCase("VEVENT")) event = true;
            if (name.equals("END") && value.equalsIgnoreCase("VEVENT")) break;
            if (name.equals("METHOD")) reply = value.equalsIgnoreCase("REPLY");
            if (!event) continue;
            switch (name) {
                case "UID" -> uid = uid(value);
                case "RECURRENCE-ID" -> occurrence = moment(value, parts.group(2));
                case "SEQUENCE" -> sequence = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : 0;
                case "ATTENDEE" -> {
                    // A program answers for one; whoever adds others speaks for the first.
                    if (email != null) continue;
                    email = value.regionMatches(true, 0, "mailto:", 0, 7) ? value.substring(7) : value;
                    response = response(parts.group(2));
                }
                default -> {}
            }
        }
        if (!reply || uid == null || email == null || response == null) return Optional.empty();
        return Optional.of(new CalendarAnswer(uid, occurrence, email, response, sequence));
    }

    private static @Nullable UUID uid(String value) {
        try {
            return UUID.fromString(value.split("@", 2)[0]);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Response response(String parameters) {
        Matcher said = PARTSTAT.matcher(parameters);
        if (!said.find()) return null;
        return switch (said.group(1).toUpperCase(Locale.ROOT)) {
            case "ACCEPTED" -> Response.ACCEPTED;
            case "DECLINED" -> Response.DECLINED;
            case "TENTATIVE" -> Response.TENTATIVE;
            default -> null;
        };
    }

    private static @Nullable Instant moment(String value, String parameters) {
        try {
            boolean utc = value.endsWith("Z");
            LocalDateTime local = LocalDateTime.parse(utc ? value.substring(0, value.length() - 1) : value, STAMP);
            Matcher zone = TZID.matcher(parameters);
            if (utc) return local.toInstant(ZoneOffset.UTC);
            return zone.find() ? local.atZone(ZoneId.of(zone.group(1))).toInstant() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
