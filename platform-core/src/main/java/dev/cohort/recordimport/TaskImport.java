package dev.cohort.recordimport;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.customfield.CustomFields;
import dev.cohort.imports.Conditions;
import dev.cohort.imports.ImportField;
import dev.cohort.imports.ImportField.Looks;
import dev.cohort.imports.ImportOptions.MatchKey;
import dev.cohort.imports.ImportPlan;
import dev.cohort.imports.ImportTarget;
import dev.cohort.imports.ImportedRecords;
import dev.cohort.imports.MatchFaults;
import dev.cohort.imports.MatchFaults.Failing;
import dev.cohort.imports.MemberNames;
import dev.cohort.imports.RecordShape;
import dev.cohort.imports.RecordShape.Column;
import dev.cohort.imports.RowRules;
import dev.cohort.record.RecordLink;
import dev.cohort.record.Records;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** What is to be done, from files: each row a task, about a record it names or about none. */
@ApplicationScoped
public class TaskImport implements ImportTarget {
    private static final List<ImportField> FIELDS = List.of(
            field(
                    "subject", "subject", "task", "title", "what", "to do", "todo", "name", "betreff", "aufgabe",
                    "titel", "тема", "задача"),
            field("type", "type", "kind", "task type", "art", "typ", "тип"),
            field(
                    "dueOn",
                    "due",
                    "due date",
                    "due on",
                    "deadline",
                    "date",
                    "when",
                    "fallig",
                    "fallig am",
                    "faelligkeit",
                    "frist",
                    "datum",
                    "срок",
                    "дата"),
            field("dueTime", "due time", "time", "uhrzeit", "zeit", "время"),
            field("priority", "priority", "prio", "importance", "prioritat", "wichtigkeit", "приоритет"),
            field("status", "status", "state", "done", "erledigt", "статус"),
            field(
                    "owner",
                    "owner",
                    "assigned to",
                    "assignee",
                    "responsible",
                    "member",
                    "zustandig",
                    "verantwortlich",
                    "bearbeiter",
                    "ответственный"),
            field(
                    "about",
                    "about",
                    "record",
                    "lead",
                    "lead number",
                    "person",
                    "email",
                    "e mail",
                    "contact",
                    "kontakt",
                    "uber",
                    "betrifft",
                    "номер лида",
                    "контакт"),
            field(
                    "notes",
                    "notes",
                    "note",
                    "description",
                    "comment",
                    "comments",
                    "notizen",
                    "beschreibung",
                    "bemerkung",
                    "описание",
                    "комментарий"));

    private static final RecordShape SHAPE = new RecordShape(
            "task",
            "task",
            "record_id",
            "import_before",
            "true",
            "t.subject",
            List.of(
                    Column.of("type", "type", "text", "'TODO'"),
                    Column.fixed("subject", "subject", "text"),
                    Column.fixed("due_on", "dueOn", "date"),
                    Column.fixed("due_time", "dueTime", "time"),
                    Column.fixed("due_at", "dueAt", "timestamptz"),
                    Column.of("priority", "priority", "text", "'NORMAL'"),
                    Column.of("status", "status", "text", "'OPEN'"),
                    Column.of("settled_at", "settledAt", "timestamptz"),
                    Column.of("owner_id", "ownerId", "uuid", "cast(d.data ->> 'selfOwnerId' as uuid)"),
                    Column.of("team_id", "teamId", "uuid", "cast(d.data ->> 'selfTeamId' as uuid)"),
                    Column.of("branch_id", "branchId", "uuid", "cast(d.data ->> 'selfBranchId' as uuid)"),
                    Column.fixed("record_type", "recordType", "text"),
                    Column.fixed("record_id", "recordId", "uuid"),
                    Column.fixed("person_id", "personId", "uuid"),
                    Column.added("notes", "notes", TaskRowRules.NOTES),
                    Column.own()),
            List.of("settled_by", "escalation", "next_id", "series_id", "recurrence"),
            Set.of(),
            "false");

    private static final String ABOUT = """
            select s.row_no, s.data ->> 'about' as about
            from import_row s
            where s.import_id = :id and s.row_no between :first and :last and s.data ->> 'about' is not null
                and s.data ->> 'recordId' is null and not exists (
                    select from import_match m where m.import_id = s.import_id and m.row_no = s.row_no)
            order by s.row_no
            """;
    // Whose task it is decides where it stands; nobody's stands where its record does.
    private static final String NAMED = """
            update import_row r set data = r.data || jsonb_strip_nulls(jsonb_build_object('recordType', cast(:type as text),
                'recordId', cast(:record as uuid), 'personId', cast(:person as uuid)))
            where r.import_id = :id and r.row_no = :row
            """;

    private static final String MATCH = """
            with r as materialized (
                select s.row_no, s.data ->> 'subject' as subject, (s.data ->> 'dueOn')::date as due_on,
                    (s.data ->> 'recordId')::uuid as about
                from import_row s
                where s.import_id = :id and s.row_no between :first and :last and s.data is not null and not exists (
                    select from import_match m where m.import_id = s.import_id and m.row_no = s.row_no)
            ), candidates as (
                select r.row_no, t.id, t.created_at
                from r join task t on t.record_id = r.about
                where t.record_id is not null and lower(t.subject) = lower(r.subject) and t.due_on is not distinct from r.due_on
                    and t.status = 'OPEN'
                union all
                select r.row_no, t.id, t.created_at
                from r join task t on lower(t.subject) = lower(r.subject)
                where r.about is null and t.record_id is null and t.due_on is not distinct from r.due_on
                    and t.status = 'OPEN'
            ), f as (
                select distinct on (r.row_no) r.row_no, t.id as found, coalesce(t.id is not null and %s, false) as changeable
                from r
                left join candidates c on c.row_no = r.row_no and :byName
                left join task t on t.id = c.id
                order by r.row_no, c.created_at, c.id
            ),
            """ + RecordShape.DECIDED + """
            insert into import_match (import_id, row_no, decision, reason, record_id)
            select :id, row_no, case word when 'new' then 'C' when 'update' then 'U' else 'S' end,
                case when word not in ('new', 'update') then word end, case when word <> 'new' then found end
            from decided
            """;

    private final Records records;
    private final CustomFields fields;
    private final Clock clock;

    @Inject
    TaskImport(Records records, CustomFields fields, Clock clock) {
        this.fields = fields;
        this.records = records;
        this.clock = clock;
    }

    private static ImportField field(String key, String... names) {
        return new ImportField(key, "import.task." + key, Looks.NOTHING, false, List.of(names));
    }

    @Override
    public String recordType() {
        return "task";
    }

    @Override
    public String permission() {
        return CorePermissions.TASK_IMPORT;
    }

    @Override
    public String createPermission() {
        return CorePermissions.TASK_CHANGE;
    }

    @Override
    public String changePermission() {
        return CorePermissions.TASK_CHANGE;
    }

    @Override
    public List<ImportField> fields() {
        return FIELDS;
    }

    @Override
    public Set<MatchKey> matchKeys() {
        return EnumSet.of(MatchKey.NAME);
    }

    @Override
    public boolean hasOwnFields() {
        return true;
    }

    @Override
    public String icon() {
        return "task";
    }

    @Override
    public int rank() {
        return 50;
    }

    @Override
    public Optional<String> broughtRoute() {
        return Optional.of("tasks/table?view=all");
    }

    @Override
    public Optional<String> listRoute() {
        return Optional.of("tasks");
    }

    @Override
    public RowRules rules(Handle handle, ImportPlan plan) {
        RequestContext context = Context.current();
        MemberNames members = MemberNames.of(handle);
        return new OwnRules(
                fields.rules(recordType()),
                new TaskRowRules(
                        members,
                        context.zone(),
                        Instant.now(clock),
                        context.caller().email()));
    }

    private static Visible changeable() {
        return Access.may(CorePermissions.TASK_CHANGE)
                ? Access.visible(CorePermissions.TASK_CHANGE, "t")
                : new Visible("false", List.of());
    }

    /** A row that names what it is about. */
    record About(long rowNo, String about) {}

    @Override
    public void match(Handle handle, Range range, ImportPlan plan) {
        about(handle, range, plan);
        Visible changeable = changeable();
        var update = ranged(handle.createUpdate(MATCH.formatted(Conditions.named(changeable))), range)
                .bind("mode", plan.mode().name())
                .bind("onDuplicate", plan.onDuplicate().name())
                .bind("byName", plan.matchesBy(MatchKey.NAME));
        Conditions.bind(update, changeable).execute();
    }

    /** A task about something nobody knows would be lost to whoever looks for it there: its row fails. */
    private void about(Handle handle, Range range, ImportPlan plan) {
        List<About> rows =
                ranged(handle.createQuery(ABOUT), range).mapTo(About.class).list();
        if (rows.isEmpty()) return;
        Map<String, RecordLink> named =
                records.named(rows.stream().map(About::about).collect(Collectors.toSet()));
        PreparedBatch batch = handle.prepareBatch(NAMED);
        List<Failing> failing = new ArrayList<>();
        for (About row : rows) {
            RecordLink link = named.get(row.about());
            if (link == null) {
                failing.add(new Failing(row.rowNo(), row.about()));
                continue;
            }
            batch.bind("id", range.importId())
                    .bind("row", row.rowNo())
                    .bind("type", link.type())
                    .bind("record", link.id())
                    .bind("person", link.personId())
                    .add();
        }
        if (batch.size() > 0) batch.execute();
        MatchFaults.fail(handle, range.importId(), plan, "about", "record-unknown", failing);
    }

    @Override
    public void apply(Handle handle, Range range, ImportPlan plan) {
        records(handle, range).write(plan.fillOnly(), none -> {});
    }

    private static <S extends SqlStatement<S>> S ranged(S statement, Range range) {
        return statement
                .bind("id", range.importId())
                .bind("first", range.first())
                .bind("last", range.last());
    }

    @Override
    public Undone undo(Handle handle, Range range) {
        return records(handle, range).undo(changeable(), none -> {});
    }

    @Override
    public Undone foresee(Handle handle, Range range) {
        return records(handle, range).foresee(changeable());
    }

    @Override
    public long beyondReach(Handle handle, Range range) {
        return records(handle, range).beyondReach(changeable());
    }

    @Override
    public List<Kept> wouldKeep(Handle handle, Range range, int most) {
        return records(handle, range).wouldKeep(changeable(), most);
    }

    private ImportedRecords records(Handle handle, Range range) {
        return new ImportedRecords(SHAPE, handle, range, Instant.now(clock));
    }
}
