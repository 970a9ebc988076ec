package dev.cohort.activity;

import dev.cohort.access.Access.Visible;
import dev.cohort.access.Caller;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.event.Events;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was done with records: who sees the record sees it, who may change the record adds to it. */
@ApplicationScoped
public class Activities {
    /** Under this name activities stand in the audit. */
    public static final String RECORD = "activity";

    private static final Set<ActivityKind> WITH_WORDS = Set.of(ActivityKind.NOTE, ActivityKind.EMAIL);
    private static final Listing<Row> LIST = Listing.of(Row.class)
            .select("a.id, a.kind, a.direction, a.subject, a.body, a.outcome, a.duration_minutes, a.happened_at,"
                    + " a.record_type, a.record_id, a.person_id, a.member_id, a.actor_name, a.created_at, a.changed_at,"
                    + " a.version")
            .from("activity a")
            .id("a.id")
            .field("happenedAt", "a.happened_at", Instant.class)
            .field("kind", "a.kind", ActivityKind.class, Listing.Trait.FILTER_ONLY)
            .field("outcome", "a.outcome", Outcome.class, Listing.Trait.FILTER_ONLY, Listing.Trait.NULLABLE)
            .field("recordType", "a.record_type", String.class, Listing.Trait.FILTER_ONLY)
            .field("recordId", "a.record_id", UUID.class, Listing.Trait.FILTER_ONLY)
            .field("personId", "a.person_id", UUID.class, Listing.Trait.FILTER_ONLY, Listing.Trait.NULLABLE)
            .field("memberId", "a.member_id", UUID.class, Listing.Trait.FILTER_ONLY, Listing.Trait.NULLABLE)
            .search("lower(coalesce(a.subject, '') || ' ' || coalesce(a.body, '')) like ?")
            .sortedBy("-happenedAt")
            .build();

    private final TenantTransaction transaction;
    private final EntityManager entities;
    private final Records records;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    @Inject
    Activities(
            TenantTransaction transaction,
            EntityManager entities,
            Records records,
            Audit audit,
            Events events,
            Clock clock) {
        this.transaction = transaction;
        this.entities = entities;
        this.records = records;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A row of the table. */
    record Row(
            UUID id,
            ActivityKind kind,
            @Nullable Direction direction,
            @Nullable String subject,
            @Nullable String body,
            @Nullable Outcome outcome,
            @Nullable Integer durationMinutes,
            Instant happenedAt,
            String recordType,
            UUID recordId,
            @Nullable UUID personId,
            @Nullable UUID memberId,
            String actorName,
            Instant createdAt,
            Instant changedAt,
            int version) {

        Key key() {
            return new Key(recordType, recordId);
        }

        ActivityDetails about(RecordLink record) {
            return new ActivityDetails(
                    id,
                    kind,
                    direction,
                    subject,
                    body,
                    outcome,
                    durationMinutes,
                    happenedAt,
                    record.ref(),
                    personId,
                    memberId,
                    actorName,
                    createdAt,
                    changedAt,
                    version);
        }
    }

    /** What was done with records that the caller may see, the latest first; see {@code GET /activities}. */
    @Transactional
    @RequiresPermission(CorePermissions.ACTIVITY_READ)
    public Page<ActivityDetails> list(ListQuery query) {
        Page<Row> rows = LIST.page(transaction.handle(), query, records.readable("a.record_type", "a.record_id"));
        Map<Key, RecordLink> links =
                records.find(rows.items().stream().map(Row::key).collect(Collectors.toSet()));
        return rows.map(row -> row.about(Objects.requireNonNull(links.get(row.key()))));
    }

    /** One, or 404 when there is none that the caller may see. */
    @Transactional
    @RequiresPermission(CorePermissions.ACTIVITY_READ)
    public ActivityDetails get(UUID id) {
        return read(id, recordOf(find(id), id));
    }

    /**
     * Keeps what was done.
     *
     * @throws Problem 422 {@code invalid} for an unknown kind of record, a time to come, a note without words
     */
    @Transactional
    @RequiresPermission(CorePermissions.ACTIVITY_CREATE)
    public ActivityDetails add(NewActivity wanted) {
        if (wanted.kind() == ActivityKind.SYSTEM) throw Problem.invalid().at("kind", "not-for-people");
        if (WITH_WORDS.contains(wanted.kind()) && isBlank(wanted.body()))
            throw Problem.invalid().at("body", "required");
        Instant happened = wanted.happenedAt();
        if (happened != null && happened.isAfter(Instant.now(clock)))
            throw Problem.invalid().at("happenedAt", "in-the-future", "value", happened);
        return keep(wanted);
    }

    /**
     * Keeps what came in by itself, such as somebody's words in a form. It is the product's to say, so the system alone
     * may.
     */
    @Transactional
    @RequiresPermission(CorePermissions.ACTIVITY_CREATE)
    public ActivityDetails received(NewActivity wanted) {
        if (Context.caller().kind() != Caller.Kind.SYSTEM)
            throw Problem.invalid().at("kind", "not-for-people");
        return keep(wanted);
    }

    private ActivityDetails keep(NewActivity wanted) {
        RecordLink record = records.toChange(wanted.recordType(), wanted.recordId());
        UUID id = Ids.next();
        Activity activity = new Activity(id, wanted, record, clock);
        entities.persist(activity);
        entities.flush();
        audit.created(RECORD, id, wanted);
        events.publish(
                record.id(), new ActivityAdded(id, wanted.kind(), record.type(), record.id(), record.personId()));
        return read(id, record);
    }

    /**
     * Rewords a note of the caller's own; what was done stays as it was written otherwise.
     *
     * @throws Problem 409 {@code activity-fixed}, 412 {@code stale-version}
     */
    @Transactional
    @RequiresPermission(CorePermissions.ACTIVITY_CREATE)
    public ActivityDetails change(UUID id, int version, Patch<NoteText> patch) {
        Activity activity = find(id);
        RecordLink record = recordOf(activity, id);
        Versioned.check(version, activity.version());
        NoteText before = activity.text();
        NoteText after = patch.on(before);
        activity.reword(after, clock);
        entities.flush();
        audit.changed(RECORD, id, before, after);
        return read(id, record);
    }

    private ActivityDetails read(UUID id, RecordLink record) {
        Visible one = new Visible("a.id = ?", List.of(id));
        return LIST.page(transaction.handle(), ListQuery.first(1), one)
                .items()
                .getFirst()
                .about(record);
    }

    private Activity find(UUID id) {
        return Optional.ofNullable(entities.find(Activity.class, id)).orElseThrow(() -> Problem.notFound(RECORD, id));
    }

    /** Whoever may not see the record learns nothing of what was done with it. */
    private RecordLink recordOf(Activity activity, UUID id) {
        Key key = new Key(activity.recordType(), activity.recordId());
        return Optional.ofNullable(records.find(Set.of(key)).get(key)).orElseThrow(() -> Problem.notFound(RECORD, id));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
