package dev.cohort.reminder;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Deadlines that members are reminded of; the scope of {@code reminder:read} says whose. */
@ApplicationScoped
public class Reminders {
    /** Under this name reminders stand in the audit. */
    public static final String RECORD = "reminder";

    private static final Listing<Row> LIST = Listing.of(Row.class)
            .select("r.id, r.text, r.due_at, r.repeat_hours, r.email, r.status, r.sent_count, r.sent_at, r.next_at,"
                    + " r.completed_at, r.owner_id, m.name as owner_name, r.record_type, r.record_id, r.created_at,"
                    + " r.changed_at, r.version")
            .from("reminder r join member m on m.id = r.owner_id")
            .id("r.id")
            .field("dueAt", "r.due_at", Instant.class)
            .field("createdAt", "r.created_at", Instant.class)
            .field("status", "r.status", ReminderStatus.class, Listing.Trait.FILTER_ONLY)
            .field("owner", "r.owner_id", UUID.class, Listing.Trait.FILTER_ONLY)
            .field("branch", "r.branch_id", UUID.class, Listing.Trait.NULLABLE, Listing.Trait.FILTER_ONLY)
            .field("recordType", "r.record_type", String.class, Listing.Trait.NULLABLE, Listing.Trait.FILTER_ONLY)
            .field("recordId", "r.record_id", UUID.class, Listing.Trait.NULLABLE, Listing.Trait.FILTER_ONLY)
            .search("lower(r.text) like ?")
            .sortedBy("dueAt")
            .build();

    private static final String PLACE = """
            select m.id as owner_id, m.team_id, (
                select mb.branch_id from member_branch mb join branch b on b.id = mb.branch_id
                where mb.member_id = m.id order by b.created_at, b.id limit 1) as branch_id,
                cast(:person as uuid) as person_id
            from member m where m.id = :owner and m.status <> 'INACTIVE'
            """;

    private final TenantTransaction transaction;
    private final EntityManager entities;
    private final Records records;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Reminders(TenantTransaction transaction, EntityManager entities, Records records, Audit audit, Clock clock) {
        this.transaction = transaction;
        this.entities = entities;
        this.records = records;
        this.audit = audit;
        this.clock = clock;
    }

    /** A row of the table. */
    record Row(
            UUID id,
            String text,
            Instant dueAt,
            @Nullable Integer repeatHours,
            boolean email,
            ReminderStatus status,
            int sentCount,
            @Nullable Instant sentAt,
            @Nullable Instant nextAt,
            @Nullable Instant completedAt,
            UUID ownerId,
            String ownerName,
            @Nullable String recordType,
            @Nullable UUID recordId,
            Instant createdAt,
            Instant changedAt,
            int version) {

        Optional<Key> key() {
            return recordType == null || recordId == null
                    ? Optional.empty()
                    : Optional.of(new Key(recordType, recordId));
        }

        ReminderDetails details(Map<Key, RecordLink> links, Instant now) {
            return new ReminderDetails(
                    id,
                    text,
                    dueAt,
                    status != ReminderStatus.COMPLETED && dueAt.isBefore(now),
                    repeatHours,
                    email,
                    status,
                    sentCount,
                    sentAt,
                    nextAt,
                    completedAt,
                    new ReminderDetails.Owner(ownerId, ownerName),
                    key().map(links::get).map(RecordLink::ref).orElse(null),
                    createdAt,
                    changedAt,
                    version);
        }
    }

    /** One page, what is due first at the top; see {@code GET /reminders} for the fields to filter and sort by. */
    @Transactional
    @RequiresPermission(CorePermissions.REMINDER_READ)
    public Page<ReminderDetails> list(ListQuery query) {
        return named(LIST.page(transaction.handle(), query, Access.visible(CorePermissions.REMINDER_READ, "r")));
    }

    @Transactional
    @RequiresPermission(CorePermissions.REMINDER_READ)
    public long count(ListQuery query) {
        return LIST.count(transaction.handle(), query, Access.visible(CorePermissions.REMINDER_READ, "r"));
    }

    /** One, or 404 when there is none that the caller may see. */
    @Transactional
    @RequiresPermission(CorePermissions.REMINDER_READ)
    public ReminderDetails get(UUID id) {
        find(id, CorePermissions.REMINDER_READ);
        return read(id);
    }

    /** @throws Problem 422 naming the fields, 404 for a record the caller may not see */
    @Transactional
    @RequiresPermission(CorePermissions.REMINDER_CHANGE)
    public ReminderDetails create(ReminderFields fields) {
        UUID id = Ids.next();
        Instant now = Instant.now(clock);
        entities.persist(
                new Reminder(id, fields, place(fields), Context.caller().id(), now));
        entities.flush();
        audit.created(RECORD, id, fields);
        return read(id);
    }

    /** @throws Problem 409 {@code reminder-completed}, 412 {@code stale-version}, 422 naming the fields */
    @Transactional
    @RequiresPermission(CorePermissions.REMINDER_CHANGE)
    public ReminderDetails change(UUID id, int version, Patch<ReminderFields> patch) {
        Reminder reminder = find(id, CorePermissions.REMINDER_CHANGE);
        Versioned.check(version, reminder.version());
        ReminderFields before = reminder.fields();
        ReminderFields after = patch.on(before);
        if (after.equals(before)) return read(id);
        reminder.change(after, place(after), Instant.now(clock));
        entities.flush();
        audit.changed(RECORD, id, before, after);
        return read(id);
    }

    /** Done: it is not said any more. */
    @Transactional
    @RequiresPermission(CorePermissions.REMINDER_CHANGE)
    public ReminderDetails complete(UUID id) {
        return turn(id, reminder -> reminder.complete(Context.caller().id(), Instant.now(clock)));
    }

    /** Not done after all. */
    @Transactional
    @RequiresPermission(CorePermissions.REMINDER_CHANGE)
    public ReminderDetails reopen(UUID id) {
        return turn(id, reminder -> reminder.reopen(Instant.now(clock)));
    }

    /**
     * Put off; it is said anew.
     *
     * @throws Problem 422 {@code in-the-past}, 409 {@code reminder-completed}
     */
    @Transactional
    @RequiresPermission(CorePermissions.REMINDER_CHANGE)
    public ReminderDetails snooze(UUID id, Instant until) {
        if (until.isBefore(Instant.now(clock))) throw Problem.invalid().at("until", "in-the-past");
        return turn(id, reminder -> reminder.snooze(until, Instant.now(clock)));
    }

    @Transactional
    @RequiresPermission(CorePermissions.REMINDER_CHANGE)
    public void delete(UUID id) {
        Reminder reminder = find(id, CorePermissions.REMINDER_CHANGE);
        entities.remove(reminder);
        entities.flush();
        audit.deleted(RECORD, id, reminder.fields());
    }

    private record Turn(ReminderStatus status, Instant dueAt) {
        static Turn of(Reminder reminder) {
            return new Turn(reminder.status(), reminder.fields().dueAt());
        }
    }

    private ReminderDetails turn(UUID id, Consumer<Reminder> how) {
        Reminder reminder = find(id, CorePermissions.REMINDER_CHANGE);
        Turn before = Turn.of(reminder);
        how.accept(reminder);
        entities.flush();
        if (!before.equals(Turn.of(reminder))) audit.changed(RECORD, id, before, Turn.of(reminder));
        return read(id);
    }

    private ReminderPlace place(ReminderFields fields) {
        if ((fields.recordType() == null) != (fields.recordId() == null))
            throw Problem.invalid().at(fields.recordType() == null ? "recordType" : "recordId", "required");
        UUID person = fields.recordType() == null || fields.recordId() == null
                ? null
                : records.get(fields.recordType(), fields.recordId()).personId();
        UUID owner = fields.owner() == null ? Context.caller().id() : fields.owner();
        if (owner == null) throw Problem.invalid().at("owner", "required");
        return transaction
                .handle()
                .createQuery(PLACE)
                .bind("owner", owner)
                .bindByType("person", person, UUID.class)
                .mapTo(ReminderPlace.class)
                .findOne()
                .orElseThrow(() -> Problem.invalid().at("owner", "unknown-member", "value", owner));
    }

    private Reminder find(UUID id, String permission) {
        Reminder reminder =
                Optional.ofNullable(entities.find(Reminder.class, id)).orElseThrow(() -> Problem.notFound(RECORD, id));
        if (reaches(permission, reminder)) return reminder;
        if (!reaches(CorePermissions.REMINDER_READ, reminder)) throw Problem.notFound(RECORD, id);
        throw Access.outOfScope(permission);
    }

    private static boolean reaches(String permission, Reminder reminder) {
        return Access.reaches(permission, reminder.ownerId(), reminder.teamId(), reminder.branchId());
    }

    private ReminderDetails read(UUID id) {
        Visible one = new Visible("r.id = ?", List.of(id));
        return named(LIST.page(transaction.handle(), ListQuery.first(1), one))
                .items()
                .getFirst();
    }

    private Page<ReminderDetails> named(Page<Row> rows) {
        Map<Key, RecordLink> links = records.find(
                rows.items().stream().flatMap(row -> row.key().stream()).collect(Collectors.toSet()));
        Instant now = Instant.now(clock);
        return rows.map(row -> row.details(links, now));
    }
}
