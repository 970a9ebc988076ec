package dev.cohort.leads.leadimport;

import dev.cohort.activity.ActivityKind;
import dev.cohort.activity.Direction;
import dev.cohort.activity.Outcome;
import dev.cohort.imports.Cells;
import dev.cohort.imports.DateText;
import dev.cohort.imports.RowRules;
import dev.cohort.imports.StagedRow;
import dev.cohort.person.EmailAddress;
import dev.cohort.person.PersonRules;
import dev.cohort.problem.Problem.FieldFault;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a row as something that was done with a lead: a note, a call, a mail of the old system's. */
final class ActivityRowRules implements RowRules {
    private static final int SUBJECT = 300;
    private static final int BODY = 20_000;
    private static final int MOST_MINUTES = 1_440;
    private static final Pattern CLOCK =
            Pattern.compile("(.*?)[ T]+([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?:\\.[0-9]+)?Z?");

    private static final Map<String, ActivityKind> KINDS = Map.ofEntries(
            Map.entry("call", ActivityKind.CALL),
            Map.entry("phone", ActivityKind.CALL),
            Map.entry("phone call", ActivityKind.CALL),
            Map.entry("anruf", ActivityKind.CALL),
            Map.entry("telefonat", ActivityKind.CALL),
            Map.entry("звонок", ActivityKind.CALL),
            Map.entry("email", ActivityKind.EMAIL),
            Map.entry("e-mail", ActivityKind.EMAIL),
            Map.entry("mail", ActivityKind.EMAIL),
            Map.entry("письмо", ActivityKind.EMAIL),
            Map.entry("whatsapp", ActivityKind.WHATSAPP),
            Map.entry("sms", ActivityKind.SMS),
            Map.entry("meeting", ActivityKind.MEETING),
            Map.entry("termin", ActivityKind.MEETING),
            Map.entry("treffen", ActivityKind.MEETING),
            Map.entry("встреча", ActivityKind.MEETING),
            Map.entry("visit", ActivityKind.VISIT),
            Map.entry("besuch", ActivityKind.VISIT),
            Map.entry("визит", ActivityKind.VISIT));

    private final ZoneId zone;
    private final Instant now;

    ActivityRowRules(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    @Override
    public Notes notes() {
        return new Notes("body", BODY);
    }

    @Override
    public void read(Cells cells, StagedRow row) {
        List<FieldFault> faults = row.faults();
        lead(cells, row);
        String body = PersonRules.text("body", cells.get("body"), BODY, faults);
        String subject = PersonRules.line("subject", cells.get("subject"), SUBJECT, faults);
        if (body == null && subject == null && cells.get("outcome") == null && faults.isEmpty())
            faults.add(new FieldFault("body", "activity-empty", Map.of()));
        Instant happened = happened(cells, faults);
        ActivityKind kind = kind(cells, row);
        Integer minutes = minutes(cells, row);
        if (!faults.isEmpty()) return;
        row.put("kind", kind.name());
        row.put("direction", direction(cells).map(Enum::name).orElse(null));
        row.put("subject", subject);
        row.notes(body);
        row.put("outcome", outcome(cells, row).map(Enum::name).orElse(null));
        row.put("minutes", minutes == null ? null : minutes.toString());
        row.put("happenedAt", happened.toString());
        row.put("author", PersonRules.line("author", cells.get("author"), 200, faults));
    }

    private static void lead(Cells cells, StagedRow row) {
        String number = cells.get("leadNumber");
        String email = cells.get("leadEmail");
        String external = cells.get("leadExternalId");
        if (number != null) {
            String digits = number.strip().replaceFirst("^[Ll]-?", "");
            if (digits.matches("[0-9]{1,15}"))
                row.put("leadNumber", Long.valueOf(digits).toString());
            else row.faults().add(new FieldFault("leadNumber", "lead-number", Map.of()));
        }
        if (email != null)
            EmailAddress.normalize(email.strip())
                    .ifPresentOrElse(address -> row.put("leadEmail", address), () -> row.faults()
                            .add(new FieldFault("leadEmail", "email", Map.of())));
        if (external != null) row.put("leadExternalId", external.strip());
        if (number == null && email == null && external == null)
            row.faults().add(new FieldFault("leadNumber", "lead-unnamed", Map.of()));
    }

    /** With its time where the file has one; a day alone is at noon, so that it is that day everywhere near. */
    private Instant happened(Cells cells, List<FieldFault> faults) {
        String typed = cells.get("happenedAt");
        if (typed == null) return now;
        String text = typed.strip();
        try {
            if (text.endsWith("Z") || text.matches(".*T.*[+-][0-9]{2}:[0-9]{2}"))
                return checked(java.time.OffsetDateTime.parse(text).toInstant(), faults);
        } catch (DateTimeParseException e) {
            // Then it is a day and a time by the clock on the wall.
        }
        Matcher clock = CLOCK.matcher(text);
        LocalTime time = LocalTime.NOON;
        if (clock.matches()) {
            try {
                String hour = clock.group(2);
                time = LocalTime.parse(hour.indexOf(':') == 1 ? "0" + hour : hour);
                text = clock.group(1);
            } catch (DateTimeParseException e) {
                faults.add(new FieldFault("happenedAt", "date-unreadable", Map.of()));
                return now;
            }
        }
        return switch (DateText.parse(text, cells.dateOrder("happenedAt"))) {
            case DateText.Day day -> checked(moment(day.date(), time), faults);
            case DateText.Fault fault -> {
                faults.add(new FieldFault("happenedAt", fault.code(), Map.of()));
                yield now;
            }
        };
    }

    /** Noon of today may still be to come. */
    private Instant moment(LocalDate day, LocalTime time) {
        Instant at = day.atTime(time).atZone(zone).toInstant();
        boolean today = day.equals(LocalDate.ofInstant(now, zone));
        return today && at.isAfter(now) ? now : at;
    }

    private Instant checked(Instant at, List<FieldFault> faults) {
        if (at.isAfter(now)) faults.add(new FieldFault("happenedAt", "date-future", Map.of()));
        return at;
    }

    private static ActivityKind kind(Cells cells, StagedRow row) {
        String said = cells.get("kind");
        if (said == null) return ActivityKind.NOTE;
        String word = said.strip().toLowerCase(Locale.ROOT);
        ActivityKind kind = KINDS.get(word);
        if (kind != null) return kind;
        if (!List.of("note", "notiz", "comment", "kommentar", "заметка").contains(word))
            row.keep("kind", "unknown-value");
        return ActivityKind.NOTE;
    }

    private static Optional<Direction> direction(Cells cells) {
        String said = cells.get("direction");
        if (said == null) return Optional.empty();
        String word = said.strip().toLowerCase(Locale.ROOT);
        if (word.startsWith("in") || word.startsWith("ein") || word.startsWith("вх")) return Optional.of(Direction.IN);
        return word.startsWith("out") || word.startsWith("aus") || word.startsWith("ис")
                ? Optional.of(Direction.OUT)
                : Optional.empty();
    }

    private static Optional<Outcome> outcome(Cells cells, StagedRow row) {
        String said = cells.get("outcome");
        if (said == null) return Optional.empty();
        String word = said.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_");
        for (Outcome outcome : Outcome.values())
            if (outcome.name().toLowerCase(Locale.ROOT).equals(word)) return Optional.of(outcome);
        row.keep("outcome", "unknown-value");
        return Optional.empty();
    }

    private static @Nullable Integer minutes(Cells cells, StagedRow row) {
        String said = cells.get("minutes");
        if (said == null) return null;
        String text = said.strip();
        if (text.matches("[0-9]{1,4}") && Integer.parseInt(text) <= MOST_MINUTES) return Integer.valueOf(text);
        row.faults().add(new FieldFault("minutes", "minutes", Map.of()));
        return null;
    }
}
