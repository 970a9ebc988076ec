package dev.cohort.recordimport;

import dev.cohort.imports.Cells;
import dev.cohort.imports.DateText;
import dev.cohort.imports.MemberNames;
import dev.cohort.imports.RowRules;
import dev.cohort.imports.StagedRow;
import dev.cohort.person.PersonRules;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.task.TaskPriority;
import dev.cohort.task.TaskStatus;
import dev.cohort.task.TaskType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a row as a task. A word nobody knows is kept with its notes; whoever brings in nobody's task has it. */
final class TaskRowRules implements RowRules {
    static final int NOTES = 5_000;

    private static final int SUBJECT = 300;
    private static final int ABOUT = 254;
    private static final Pattern WITH_TIME = Pattern.compile("(.*?)[ T]+([0-9]{1,2}:[0-9]{2})(?::[0-9]{2})?");

    private static final Map<String, TaskType> TYPES = Map.ofEntries(
            Map.entry("call", TaskType.CALL),
            Map.entry("phone", TaskType.CALL),
            Map.entry("anruf", TaskType.CALL),
            Map.entry("anrufen", TaskType.CALL),
            Map.entry("звонок", TaskType.CALL),
            Map.entry("email", TaskType.EMAIL),
            Map.entry("e-mail", TaskType.EMAIL),
            Map.entry("mail", TaskType.EMAIL),
            Map.entry("письмо", TaskType.EMAIL),
            Map.entry("message", TaskType.MESSAGE),
            Map.entry("nachricht", TaskType.MESSAGE),
            Map.entry("сообщение", TaskType.MESSAGE),
            Map.entry("meeting", TaskType.MEETING),
            Map.entry("termin", TaskType.MEETING),
            Map.entry("встреча", TaskType.MEETING),
            Map.entry("follow up", TaskType.FOLLOW_UP),
            Map.entry("follow-up", TaskType.FOLLOW_UP),
            Map.entry("follow_up", TaskType.FOLLOW_UP),
            Map.entry("nachfassen", TaskType.FOLLOW_UP),
            Map.entry("wiedervorlage", TaskType.FOLLOW_UP),
            Map.entry("to do", TaskType.TODO),
            Map.entry("todo", TaskType.TODO),
            Map.entry("task", TaskType.TODO),
            Map.entry("aufgabe", TaskType.TODO),
            Map.entry("задача", TaskType.TODO));

    private static final Map<String, TaskPriority> PRIORITIES = Map.ofEntries(
            Map.entry("low", TaskPriority.LOW),
            Map.entry("niedrig", TaskPriority.LOW),
            Map.entry("низкий", TaskPriority.LOW),
            Map.entry("normal", TaskPriority.NORMAL),
            Map.entry("medium", TaskPriority.NORMAL),
            Map.entry("mittel", TaskPriority.NORMAL),
            Map.entry("средний", TaskPriority.NORMAL),
            Map.entry("high", TaskPriority.HIGH),
            Map.entry("hoch", TaskPriority.HIGH),
            Map.entry("высокий", TaskPriority.HIGH),
            Map.entry("urgent", TaskPriority.URGENT),
            Map.entry("dringend", TaskPriority.URGENT),
            Map.entry("срочно", TaskPriority.URGENT));

    private static final Map<String, TaskStatus> STATUSES = Map.ofEntries(
            Map.entry("open", TaskStatus.OPEN),
            Map.entry("new", TaskStatus.OPEN),
            Map.entry("no", TaskStatus.OPEN),
            Map.entry("false", TaskStatus.OPEN),
            Map.entry("0", TaskStatus.OPEN),
            Map.entry("offen", TaskStatus.OPEN),
            Map.entry("nein", TaskStatus.OPEN),
            Map.entry("открыта", TaskStatus.OPEN),
            Map.entry("done", TaskStatus.DONE),
            Map.entry("completed", TaskStatus.DONE),
            Map.entry("closed", TaskStatus.DONE),
            Map.entry("yes", TaskStatus.DONE),
            Map.entry("true", TaskStatus.DONE),
            Map.entry("1", TaskStatus.DONE),
            Map.entry("erledigt", TaskStatus.DONE),
            Map.entry("ja", TaskStatus.DONE),
            Map.entry("готово", TaskStatus.DONE),
            Map.entry("cancelled", TaskStatus.CANCELLED),
            Map.entry("canceled", TaskStatus.CANCELLED),
            Map.entry("abgesagt", TaskStatus.CANCELLED),
            Map.entry("отменена", TaskStatus.CANCELLED));

    private final MemberNames members;
    private final ZoneId zone;
    private final Instant now;
    private final @Nullable String self;

    /** @param self the address of whoever brings the tasks in */
    TaskRowRules(MemberNames members, ZoneId zone, Instant now, @Nullable String self) {
        this.members = members;
        this.zone = zone;
        this.now = now;
        this.self = self;
    }

    @Override
    public Notes notes() {
        return new Notes("notes", NOTES);
    }

    @Override
    public void read(Cells cells, StagedRow row) {
        String subject = PersonRules.line("subject", cells.get("subject"), SUBJECT, row.faults());
        if (subject == null && row.faults().isEmpty())
            row.faults().add(new FieldFault("subject", "required", Map.of()));
        String notes = PersonRules.text("notes", cells.get("notes"), NOTES, row.faults());
        String about = PersonRules.line("about", cells.get("about"), ABOUT, row.faults());
        Due due = due(cells, row);
        if (subject == null || !row.faults().isEmpty()) return;
        row.put("subject", subject);
        row.put("about", about);
        row.notes(notes);
        put(due, row);
        word(cells, row, "type", TYPES).ifPresent(type -> row.put("type", type.name()));
        word(cells, row, "priority", PRIORITIES).ifPresent(priority -> row.put("priority", priority.name()));
        word(cells, row, "status", STATUSES).ifPresent(status -> {
            row.put("status", status.name());
            row.put("settledAt", status == TaskStatus.OPEN ? null : now.toString());
        });
        owner(cells, row);
        String day = due.day() == null ? "" : due.day().toString();
        row.keys(
                null,
                null,
                PersonRules.fold(subject) + '\u001f' + day + '\u001f' + (about == null ? "" : PersonRules.fold(about)));
    }

    /** When it is due; without a day there is no time either. */
    private record Due(@Nullable LocalDate day, @Nullable LocalTime time) {}

    private static Due due(Cells cells, StagedRow row) {
        String typed = cells.get("dueOn");
        String clock = cells.get("dueTime");
        if (typed == null) {
            if (clock != null) row.faults().add(new FieldFault("dueTime", "time-without-day", Map.of()));
            return new Due(null, null);
        }
        String text = typed.strip();
        Matcher withTime = WITH_TIME.matcher(text);
        if (withTime.matches()) {
            text = withTime.group(1);
            // Spreadsheets write midnight where somebody entered a day.
            if (clock == null && !withTime.group(2).matches("0?0:00")) clock = withTime.group(2);
        }
        LocalTime time = clock == null ? null : time(clock.strip(), row);
        return switch (DateText.parse(text, cells.dateOrder("dueOn"))) {
            case DateText.Day day -> new Due(day.date(), time);
            case DateText.Fault fault -> {
                row.faults().add(new FieldFault("dueOn", fault.code(), Map.of()));
                yield new Due(null, null);
            }
        };
    }

    private static @Nullable LocalTime time(String text, StagedRow row) {
        try {
            return LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text);
        } catch (DateTimeParseException e) {
            row.faults().add(new FieldFault("dueTime", "time-unreadable", Map.of()));
            return null;
        }
    }

    private void put(Due due, StagedRow row) {
        LocalDate day = due.day();
        if (day == null) return;
        LocalTime time = due.time();
        Instant at = time == null
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(time).atZone(zone).toInstant();
        row.put("dueOn", day.toString());
        row.put("dueTime", time == null ? null : time.toString());
        row.put("dueAt", at.toString());
    }

    private static <T> Optional<T> word(Cells cells, StagedRow row, String field, Map<String, T> words) {
        String said = cells.get(field);
        if (said == null) return Optional.empty();
        T known = words.get(said.strip().toLowerCase(Locale.ROOT));
        if (known == null) row.keep(field, "unknown-value");
        return Optional.ofNullable(known);
    }

    private void owner(Cells cells, StagedRow row) {
        String said = cells.get("owner");
        Optional<MemberNames.Member> member = Optional.ofNullable(said).flatMap(members::find);
        if (said != null && member.isEmpty()) row.keep("owner", "owner-unknown");
        if (member.isPresent()) {
            put("ownerId", "teamId", "branchId", member.get(), row);
            return;
        }
        // Of a new task only: one that is there keeps its owner.
        Optional.ofNullable(self)
                .flatMap(members::find)
                .ifPresent(own -> put("selfOwnerId", "selfTeamId", "selfBranchId", own, row));
    }

    private static void put(String owner, String team, String branch, MemberNames.Member member, StagedRow row) {
        row.put(owner, member.id().toString());
        row.put(team, text(member.teamId()));
        row.put(branch, text(member.branchId()));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
