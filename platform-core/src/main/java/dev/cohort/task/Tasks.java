package dev.cohort.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.Caller;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.customfield.CustomFields;
import dev.cohort.customfield.FieldColumns;
import dev.cohort.event.Events;
import dev.cohort.export.ExportFile;
import dev.cohort.export.ExportFormat;
import dev.cohort.export.ListExport;
import dev.cohort.imports.BroughtIn;
import dev.cohort.notification.News;
import dev.cohort.notification.Notifications;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.record.RecordLink;
import dev.cohort.record.Records;
import dev.cohort.record.Records.Key;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Listing;
import dev.cohort.rest.Page;
import dev.cohort.rest.Patch;
import dev.cohort.rest.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is to be done; the scope of {@code task:read} says whose. */
@ApplicationScoped
public class Tasks {
    /** Under this name tasks stand in the audit. */
    public static final String RECORD = "task";

    private static final Listing<Row> LIST = BroughtIn.filters(
                    Listing.of(Row.class)
                            .select(
                                    "t.id, t.type, t.subject, t.notes, t.due_on, t.due_time, t.due_at, t.priority, t.status, t.settled_at,"
                                            + " t.owner_id, m.name as owner_name, t.record_type, t.record_id, t.recurrence, t.custom_fields, t.rule, t.escalation,"
                                            + " tl.name as team_lead, t.created_at,"
                                            + " t.changed_at, t.version")
                            .from(
                                    "task t left join member m on m.id = t.owner_id left join team tm on tm.id = t.team_id"
                                            + " left join member tl on tl.id = tm.lead_id")
                            .id("t.id")
                            .field("id", "t.id", UUID.class, Listing.Trait.FILTER_ONLY)
                            .field("dueAt", "t.due_at", Instant.class, Listing.Trait.NULLABLE)
                            .field(
                                    "dueOn",
                                    "t.due_on",
                                    LocalDate.class,
                                    Listing.Trait.NULLABLE,
                                    Listing.Trait.FILTER_ONLY)
                            .field("createdAt", "t.created_at", Instant.class)
                            .field("settledAt", "t.settled_at", Instant.class, Listing.Trait.NULLABLE)
                            .field("changedAt", "t.changed_at", Instant.class)
                            .field("subject", "lower(t.subject)", String.class, Listing.Trait.SORT_ONLY)
                            .field("priority", "t.priority", TaskPriority.class, Listing.Trait.FILTER_ONLY)
                            .field("priorityRank", "t.priority_rank", Integer.class, Listing.Trait.SORT_ONLY)
                            .field("type", "t.type", TaskType.class, Listing.Trait.FILTER_ONLY)
                            .field("status", "t.status", TaskStatus.class, Listing.Trait.FILTER_ONLY)
                            .field("owner", "t.owner_id", UUID.class, Listing.Trait.NULLABLE, Listing.Trait.FILTER_ONLY)
                            .field(
                                    "branch",
                                    "t.branch_id",
                                    UUID.class,
                                    Listing.Trait.NULLABLE,
                                    Listing.Trait.FILTER_ONLY)
                            .field("rule", "t.rule", String.class, Listing.Trait.NULLABLE, Listing.Trait.FILTER_ONLY)
                            .field(
                                    "recordType",
                                    "t.record_type",
                                    String.class,
                                    Listing.Trait.NULLABLE,
                                    Listing.Trait.FILTER_ONLY)
                            .field(
                                    "recordId",
                                    "t.record_id",
                                    UUID.class,
                                    Listing.Trait.NULLABLE,
                                    Listing.Trait.FILTER_ONLY)
                            .search("lower(t.subject || ' ' || coalesce(t.notes, '')) like ?"),
                    "t.id")
            .sortedBy("dueAt")
            .build();

    private static final String PLACE = """
            select m.team_id, (
                select mb.branch_id from member_branch mb join branch b on b.id = mb.branch_id
                where mb.member_id = m.id order by b.created_at, b.id limit 1) as branch_id,
                null::uuid as person_id
            from member m where m.id = ? and m.status <> 'INACTIVE'
            """;

    private final TenantTransaction transaction;
    private final EntityManager entities;
    private final Records records;
    private final CustomFields fields;
    private final Notifications notifications;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    @Inject
    Tasks(
            TenantTransaction transaction,
            EntityManager entities,
            Records records,
            CustomFields fields,
            Notifications notifications,
            Audit audit,
            Events events,
            Clock clock) {
        this.transaction = transaction;
        this.entities = entities;
        this.records = records;
        this.fields = fields;
        this.notifications = notifications;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A row of the table. */
    record Row(
            UUID id,
            TaskType type,
            String subject,
            @Nullable String notes,
            @Nullable LocalDate dueOn,
            @Nullable LocalTime dueTime,
            @Nullable Instant dueAt,
            TaskPriority priority,
            TaskStatus status,
            @Nullable Instant settledAt,
            @Nullable UUID ownerId,
            @Nullable String ownerName,
            @Nullable String recordType,
            @Nullable UUID recordId,
            @Nullable String recurrence,
            JsonNode customFields,
            @Nullable String rule,
            int escalation,
            @Nullable String teamLead,
            Instant createdAt,
            Instant changedAt,
            int version) {

        Optional<Key> key() {
            return recordType == null || recordId == null
                    ? Optional.empty()
                    : Optional.of(new Key(recordType, recordId));
        }

        TaskDetails details(Map<Key, RecordLink> links, Instant now) {
            boolean overdue = status == TaskStatus.OPEN && dueAt != null && dueAt.isBefore(now);
            return new TaskDetails(
                    id,
                    type,
                    subject,
                    notes,
                    dueOn,
                    dueTime,
                    dueAt,
                    overdue,
                    priority,
                    status,
                    settledAt,
                    ownerId == null ? null : new TaskDetails.Owner(ownerId, ownerName == null ? "" : ownerName),
                    key().map(links::get).map(RecordLink::ref).orElse(null),
                    recurrence,
                    customFields,
                    rule,
                    escalation,
                    teamLead,
                    createdAt,
                    changedAt,
                    version);
        }
    }

    /** One page, what is due first at the top; see {@code GET /tasks} for the fields to filter and sort by. */
    @Transactional
    @RequiresPermission(CorePermissions.TASK_READ)
    public Page<TaskDetails> list(ListQuery query) {
        return named(asked(query).page(transaction.handle(), query, Access.visible(CorePermissions.TASK_READ, "t")));
    }

    @Transactional
    @RequiresPermission(CorePermissions.TASK_READ)
    public long count(ListQuery query) {
        return asked(query).count(transaction.handle(), query, Access.visible(CorePermissions.TASK_READ, "t"));
    }

    /** How many tasks each of these finds, by one query; none is counted further than {@code most}. */
    @Transactional
    @RequiresPermission(CorePermissions.TASK_READ)
    public List<Long> counts(List<ListQuery> queries, long most) {
        Visible visible = Access.visible(CorePermissions.TASK_READ, "t");
        return Listing.counts(
                transaction.handle(),
                queries.stream()
                        .map(query -> new Listing.Asked(asked(query), query, visible))
                        .toList(),
                most);
    }

    /**
     * Every task that the list shows as a file.
     *
     * @param columns their keys in order; empty for all
     * @throws Problem 400 {@code unknown-field} for a column there is none of
     */
    @Transactional
    @RequiresPermission(CorePermissions.TASK_EXPORT)
    public ExportFile export(ListQuery query, List<String> columns, ExportFormat format) {
        Visible read = Access.visible(CorePermissions.TASK_READ, "t");
        Visible reached = Access.visible(CorePermissions.TASK_EXPORT, "t");
        ListExport<TaskDetails> tasks = TaskDetails.export().own(fields.current(RECORD), TaskDetails::customFields);
        ExportFile file = tasks.write(
                columns, format, query, page -> named(asked(page).page(transaction.handle(), page, read, reached)));
        audit.noted("export", RECORD, null, tasks.audited(file, columns, query), null);
        return file;
    }

    private Listing<Row> asked(ListQuery query) {
        return FieldColumns.asked(LIST, query, fields, RECORD, "t.custom_fields");
    }

    /** One, or 404 when there is none that the caller may see. */
    @Transactional
    @RequiresPermission(CorePermissions.TASK_READ)
    public TaskDetails get(UUID id) {
        find(id, CorePermissions.TASK_READ);
        return read(id);
    }

    /**
     * Makes a task; whose it is, is told of it by somebody else.
     *
     * @throws Problem 422 {@code invalid} naming the fields, 404 for a record the caller may not see
     */
    @Transactional
    @RequiresPermission(CorePermissions.TASK_CHANGE)
    public TaskDetails create(TaskFields wanted) {
        // Nobody sits at what the product does by itself, who could fill in what the tenant asks for.
        boolean byItself = Context.caller().kind() == Caller.Kind.SYSTEM;
        UUID id = add(wanted, byItself ? wanted.own() : null, null, null);
        tellOwner(id, wanted);
        return read(id);
    }

    /**
     * Makes the task that a rule calls for.
     *
     * @param rule under which key the rule stands on its tasks
     * @param tell whether the owner hears of it by this
     */
    @Transactional
    @RequiresPermission(CorePermissions.TASK_CHANGE)
    public UUID make(String rule, TaskFields wanted, boolean tell) {
        UUID id = add(wanted, wanted.own(), rule, null);
        UUID owner = wanted.owner();
        if (tell && owner != null)
            notifications.tell(
                    owner,
                    News.of("task.made", Map.of("subject", wanted.subject())).at("tasks?task=" + id));
        return id;
    }

    /**
     * Changes an open task.
     *
     * @throws Problem 409 {@code task-settled}, 412 {@code stale-version}, 422 {@code invalid}
     */
    @Transactional
    @RequiresPermission(CorePermissions.TASK_CHANGE)
    public TaskDetails change(UUID id, int version, Patch<TaskFields> patch) {
        Task task = find(id, CorePermissions.TASK_CHANGE);
        Versioned.check(version, task.version());
        TaskFields before = task.fields();
        TaskFields after = clean(patch.on(before), before.own());
        if (after.equals(before)) return read(id);
        task.change(after, place(after), Context.current().zone(), Instant.now(clock));
        entities.flush();
        audit.changed(RECORD, id, before, after);
        if (!Objects.equals(before.owner(), after.owner())) tellOwner(id, after);
        return read(id);
    }

    /**
     * Gives an open task to somebody else, with all that it says.
     *
     * @throws Problem 409 {@code task-settled}
     */
    @Transactional
    @RequiresPermission(CorePermissions.TASK_CHANGE)
    public TaskDetails handOver(UUID id, UUID owner) {
        Task task = find(id, CorePermissions.TASK_CHANGE);
        TaskFields before = task.fields();
        TaskFields after = before.of(owner);
        task.change(after, place(after), Context.current().zone(), Instant.now(clock));
        entities.flush();
        audit.changed(RECORD, id, before, after);
        return read(id);
    }

    /** Done, cancelled, or open again. Done, a recurring task makes its next one. */
    @Transactional
    @RequiresPermission(CorePermissions.TASK_CHANGE)
    public TaskDetails turn(UUID id, TaskStatus status) {
        Task task = find(id, CorePermissions.TASK_CHANGE);
        TaskStatus before = task.status();
        if (before == status) return read(id);
        Instant now = Instant.now(clock);
        Optional<TaskFields> next = task.turn(
                status,
                Context.caller().id(),
                now,
                LocalDate.now(clock.withZone(Context.current().zone())));
        entities.flush();
        audit.changed(RECORD, id, new TaskStatusChange(before), new TaskStatusChange(status));
        next.ifPresent(again -> {
            task.continuesIn(add(again, again.own(), null, task.seriesId()));
            tellOwner(Objects.requireNonNull(task.nextId()), again);
        });
        if (status == TaskStatus.OPEN && task.nextId() != null) takeBackNext(task, now);
        if (status != TaskStatus.OPEN) {
            TaskFields about = task.fields();
            events.publish(id, new TaskSettled(id, status, about.recordType(), about.recordId()));
        }
        return read(id);
    }

    private void takeBackNext(Task task, Instant now) {
        Task next = entities.find(Task.class, task.nextId());
        if (next != null && next.giveBackTo(task, now))
            audit.changed(
                    RECORD,
                    next.id(),
                    new TaskStatusChange(TaskStatus.OPEN),
                    new TaskStatusChange(TaskStatus.CANCELLED));
    }

    /** @param own what it may hold of the tenant's own fields, whatever they ask; null where somebody fills them in */
    private UUID add(TaskFields wanted, @Nullable JsonNode own, @Nullable String rule, @Nullable UUID series) {
        TaskFields clean = clean(wanted, own);
        UUID id = Ids.next();
        Task task = new Task(
                id,
                clean,
                place(clean),
                Context.current().zone(),
                rule,
                Context.caller().id(),
                Instant.now(clock));
        if (series != null) task.follows(series);
        entities.persist(task);
        entities.flush();
        audit.created(RECORD, id, clean);
        return id;
    }

    /** Whoever gets a task from somebody else hears of it. */
    private void tellOwner(UUID id, TaskFields fields) {
        UUID owner = fields.owner();
        if (owner == null || owner.equals(Context.caller().id())) return;
        Map<String, String> values =
                Map.of("subject", fields.subject(), "by", Context.caller().name());
        notifications.tell(owner, News.of("task.assigned", values).at("tasks?task=" + id));
    }

    /** @param before what it held of the tenant's own fields; null for a new one */
    private TaskFields clean(TaskFields wanted, @Nullable JsonNode before) {
        if (wanted.dueTime() != null && wanted.dueOn() == null)
            throw Problem.invalid().at("dueOn", "required");
        if ((wanted.recordType() == null) != (wanted.recordId() == null))
            throw Problem.invalid().at(wanted.recordType() == null ? "recordType" : "recordId", "required");
        Problem problem = Problem.invalid();
        JsonNode own = fields.rules(RECORD).known(wanted.customFields(), before, problem.faults());
        if (problem.hasFaults()) throw problem;
        String recurrence = wanted.recurrence();
        if (recurrence == null || recurrence.isBlank()) return with(wanted, null, own);
        if (wanted.dueOn() == null) throw Problem.invalid().at("dueOn", "required");
        return with(wanted, Recurrence.parse(recurrence).rule(), own);
    }

    private static TaskFields with(TaskFields fields, @Nullable String recurrence, JsonNode own) {
        return new TaskFields(
                fields.type(),
                fields.subject().strip(),
                fields.notes(),
                fields.dueOn(),
                fields.dueTime(),
                fields.priority(),
                fields.owner(),
                fields.recordType(),
                fields.recordId(),
                recurrence,
                own);
    }

    private TaskPlace place(TaskFields fields) {
        TaskPlace place = TaskPlace.NOWHERE;
        UUID owner = fields.owner();
        if (owner != null)
            place = transaction
                    .handle()
                    .select(PLACE, owner)
                    .mapTo(TaskPlace.class)
                    .findOne()
                    .orElseThrow(() -> Problem.invalid().at("owner", "unknown-member", "value", owner));
        if (fields.recordType() == null || fields.recordId() == null) return place;
        RecordLink record = records.get(fields.recordType(), fields.recordId());
        // Nobody's task stands where its record does, or nobody would see it.
        return owner == null
                ? new TaskPlace(record.teamId(), record.branchId(), record.personId())
                : new TaskPlace(place.teamId(), place.branchId(), record.personId());
    }

    private Task find(UUID id, String permission) {
        Task task = Optional.ofNullable(entities.find(Task.class, id)).orElseThrow(() -> Problem.notFound(RECORD, id));
        TaskPlace place = task.place();
        if (Access.reaches(permission, task.ownerId(), place.teamId(), place.branchId())) return task;
        if (!Access.reaches(CorePermissions.TASK_READ, task.ownerId(), place.teamId(), place.branchId()))
            throw Problem.notFound(RECORD, id);
        throw Access.outOfScope(permission);
    }

    private TaskDetails read(UUID id) {
        Visible one = new Visible("t.id = ?", List.of(id));
        return named(LIST.page(transaction.handle(), ListQuery.first(1), one))
                .items()
                .getFirst();
    }

    private Page<TaskDetails> named(Page<Row> rows) {
        Map<Key, RecordLink> links = records.find(
                rows.items().stream().flatMap(row -> row.key().stream()).collect(Collectors.toSet()));
        Instant now = Instant.now(clock);
        return rows.map(row -> row.details(links, now));
    }
}
