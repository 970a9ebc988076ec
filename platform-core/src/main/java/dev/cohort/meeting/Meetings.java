package dev.cohort.meeting;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.event.Events;
import dev.cohort.meeting.InviteeTable.Row;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.problem.Problem;
import dev.cohort.record.RecordLink;
import dev.cohort.record.Records;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.rest.Patch;
import dev.cohort.rest.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Meetings: one's own, those one is invited to, and as far as the scope of {@code meeting:read} reaches. */
@ApplicationScoped
public class Meetings {
    /** Under this name meetings stand in the audit. */
    public static final String RECORD = "meeting";

    private static final String PLACE = """
            select m.id as organizer_id, m.team_id, (
                select mb.branch_id from member_branch mb join branch b on b.id = mb.branch_id
                where mb.member_id = m.id order by b.created_at, b.id limit 1) as branch_id,
                cast(:person as uuid) as person_id
            from member m where m.id = :member and m.status <> 'INACTIVE'
            """;

    private static final String FOLLOW = """
            update booking b
            set cancelled = mt.status = 'CANCELLED',
                during = tstzrange(mt.starts_at, mt.ends_at + (
                    select make_interval(mins => p.buffer_minutes) from booking_page p where p.member_id = b.member_id), '[)')
            from meeting mt
            where mt.id = b.meeting_id and b.meeting_id = ?
            """;

    private final TenantTransaction transaction;
    private final EntityManager entities;
    private final MeetingLists lists;
    private final InviteeTable invitees;
    private final Invitations invitations;
    private final SeriesTable series;
    private final SeriesInvitations seriesInvitations;
    private final SeriesPlanning planning;
    private final Records records;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    @Inject
    Meetings(
            TenantTransaction transaction,
            EntityManager entities,
            MeetingLists lists,
            InviteeTable invitees,
            Invitations invitations,
            SeriesTable series,
            SeriesInvitations seriesInvitations,
            SeriesPlanning planning,
            Records records,
            Audit audit,
            Events events,
            Clock clock) {
        this.transaction = transaction;
        this.entities = entities;
        this.lists = lists;
        this.invitees = invitees;
        this.invitations = invitations;
        this.series = series;
        this.seriesInvitations = seriesInvitations;
        this.planning = planning;
        this.records = records;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** One page, the next one first; see {@code GET /meetings} for the fields to filter and sort by. */
    @Transactional
    @RequiresPermission(CorePermissions.MEETING_READ)
    public Page<MeetingDetails> list(ListQuery query) {
        return lists.page(query, visible());
    }

    @Transactional
    @RequiresPermission(CorePermissions.MEETING_READ)
    public long count(ListQuery query) {
        return lists.count(query, visible());
    }

    /** One, with what it collides with, or 404 when there is none that the caller may see. */
    @Transactional
    @RequiresPermission(CorePermissions.MEETING_READ)
    public MeetingDetails get(UUID id) {
        if (lists.count(ListQuery.first(1), and(visible(), "mt.id = ?", id)) == 0) throw Problem.notFound(RECORD, id);
        return lists.one(id);
    }

    /**
     * Plans a meeting and invites.
     *
     * @throws Problem 422 naming the fields, 404 for a record the caller may not see
     */
    @Transactional
    @RequiresPermission(CorePermissions.MEETING_CHANGE)
    public MeetingDetails create(MeetingFields fields) {
        if (fields.recurrence() != null) return repeat(fields, Repetition.parse(fields.recurrence()));
        UUID id = Ids.next();
        MeetingPlace place = place(fields);
        Meeting meeting =
                new Meeting(id, fields, place, zone(fields), Context.caller().id(), Instant.now(clock));
        entities.persist(meeting);
        entities.flush();
        invitees.keep(id, Objects.requireNonNull(fields.invitees()));
        audit.created(RECORD, id, fields);
        events.publish(id, new MeetingPlanned(id, place.organizerId()));
        invitations.ask(lists.one(id), meeting.sequence(), invitees.of(id));
        return lists.one(id);
    }

    /** Each time is a meeting of its own, so that each can be moved, held and missed; they are told of as one. */
    private MeetingDetails repeat(MeetingFields fields, Repetition repetition) {
        ZoneId zone = zone(fields);
        MeetingPlace place = place(fields);
        List<LocalDate> days = repetition.days(fields.start().toLocalDate());
        UUID whole = series.insert(repetition, zone);
        Duration length = Duration.between(fields.start(), fields.end());
        UUID first = null;
        for (LocalDate day : days) {
            UUID id = Ids.next();
            LocalDateTime start = day.atTime(fields.start().toLocalTime());
            MeetingFields own = fields.at(start, start.plus(length));
            Meeting meeting = new Meeting(id, own, place, zone, Context.caller().id(), Instant.now(clock));
            meeting.isOneOf(whole);
            entities.persist(meeting);
            entities.flush();
            invitees.keep(id, Objects.requireNonNull(own.invitees()));
            audit.created(RECORD, id, own);
            events.publish(id, new MeetingPlanned(id, place.organizerId()));
            if (first == null) first = id;
        }
        UUID begins = Objects.requireNonNull(first);
        seriesInvitations.ask(whole, "invited");
        return lists.one(begins);
    }

    /** Plans what a visitor has booked; the confirmation has the way back to it. */
    MeetingDetails book(MeetingFields fields, String url, ZoneId visitorZone) {
        UUID id = Ids.next();
        MeetingPlace place = place(fields);
        Meeting meeting = new Meeting(id, fields, place, zone(fields), null, Instant.now(clock));
        entities.persist(meeting);
        entities.flush();
        invitees.keep(id, Objects.requireNonNull(fields.invitees()));
        audit.created(RECORD, id, fields);
        events.publish(id, new MeetingPlanned(id, place.organizerId()));
        MeetingDetails details = lists.one(id);
        invitations.confirm(details, invitees.of(id), url, visitorZone);
        return details;
    }

    /** Puts a booked meeting to another time, as its visitor wants. */
    void move(UUID id, Instant from, Instant to) {
        Meeting meeting = find(id);
        MeetingFields before =
                meeting.fields(invitees.of(id).stream().map(Row::asked).toList());
        ZoneId zone = zone(before);
        MeetingFields after = before.at(LocalDateTime.ofInstant(from, zone), LocalDateTime.ofInstant(to, zone));
        meeting.change(after, place(after), zone, Instant.now(clock));
        entities.flush();
        audit.changed(RECORD, id, before, after);
        MeetingDetails details = lists.one(id);
        invitations.ask(details, meeting.sequence(), invitees.of(id));
        invitations.tellOrganizer(details, "moved");
    }

    /** @throws Problem 409 {@code meeting-settled}, 412 {@code stale-version}, 422 naming the fields */
    @Transactional
    @RequiresPermission(CorePermissions.MEETING_CHANGE)
    public MeetingDetails change(UUID id, int version, Patch<MeetingFields> patch) {
        return change(id, version, patch, Scope.THIS);
    }

    /**
     * As {@link #change(UUID, int, Patch)}; of a series also those that follow, or all that are still to be: each by as much
     * as this one, by its own clock. With another rule these are planned anew: days that it has as well keep their meeting,
     * others are cancelled, and new ones made.
     */
    @Transactional
    @RequiresPermission(CorePermissions.MEETING_CHANGE)
    public MeetingDetails change(UUID id, int version, Patch<MeetingFields> patch, Scope scope) {
        Meeting meeting = find(id);
        Versioned.check(version, meeting.version());
        List<Row> asked = invitees.of(id);
        MeetingFields before = meeting.fields(asked.stream().map(Row::asked).toList())
                .repeated(lists.one(id).recurrence());
        MeetingFields after = patch.on(before);
        if (after.equals(before)) return lists.one(id);
        UUID whole = meeting.seriesId();
        if (!Objects.equals(before.recurrence(), after.recurrence()))
            return replan(wish(meeting, before.start(), after, scope));
        if (whole != null && scope != Scope.THIS) return changeMany(meeting, whole, before, after, scope);
        boolean news = meeting.change(after, place(after), zone(after), Instant.now(clock));
        entities.flush();
        follow(id);
        invitees.keep(id, Objects.requireNonNull(after.invitees()));
        audit.changed(RECORD, id, before, after);
        List<Row> now = invitees.of(id);
        List<UUID> known = asked.stream().map(Row::id).toList();
        MeetingDetails details = lists.one(id);
        List<Row> left = asked.stream()
                .filter(row -> now.stream().noneMatch(each -> each.id().equals(row.id())))
                .toList();
        invitations.cancel(details, meeting.sequence(), left);
        invitations.ask(
                details,
                meeting.sequence(),
                news
                        ? now
                        : now.stream().filter(row -> !known.contains(row.id())).toList());
        return details;
    }

    /**
     * What another rule would make of a series, before it is changed.
     *
     * @param start where this one would begin by its clock; null where it does now
     * @throws Problem 409 {@code series-over}, 422 for a rule that means nothing, or for one meeting alone
     */
    @Transactional
    @RequiresPermission(CorePermissions.MEETING_CHANGE)
    public SeriesChange replanned(UUID id, String recurrence, @Nullable LocalDateTime start, Scope scope) {
        Meeting meeting = find(id);
        MeetingFields before =
                meeting.fields(invitees.of(id).stream().map(Row::asked).toList());
        LocalDateTime from = start == null ? before.start() : start;
        MeetingFields after =
                before.repeated(recurrence).at(from, from.plus(Duration.between(before.start(), before.end())));
        return planning.preview(wish(meeting, before.start(), after, scope));
    }

    private SeriesPlanning.Wish wish(Meeting meeting, LocalDateTime was, MeetingFields after, Scope scope) {
        UUID whole = meeting.seriesId();
        if (whole == null) throw Problem.invalid().at("recurrence", "recurrence-fixed");
        if (after.recurrence() == null) throw Problem.invalid().at("recurrence", "recurrence-ends");
        if (scope == Scope.THIS) throw Problem.invalid().at("recurrence", "recurrence-scope");
        return new SeriesPlanning.Wish(whole, meeting.id(), was, after, place(after), zone(after), scope);
    }

    private MeetingDetails replan(SeriesPlanning.Wish wish) {
        SeriesPlan plan = planning.plan(wish);
        Map<UUID, Meeting> meant = Stream.concat(plan.kept().keySet().stream(), plan.gone().stream())
                .collect(Collectors.toMap(SeriesTable.Slot::id, slot -> find(slot.id())));
        return lists.one(planning.carryOut(wish, plan, meant));
    }

    private MeetingDetails changeMany(
            Meeting meeting, UUID whole, MeetingFields before, MeetingFields after, Scope scope) {
        List<UUID> meant = series(whole, meeting.id(), scope);
        Duration shift = Duration.between(before.start(), after.start());
        Duration length = Duration.between(after.start(), after.end());
        for (UUID each : meant) {
            Meeting one = each.equals(meeting.id()) ? meeting : find(each);
            List<Row> asked = invitees.of(each);
            MeetingFields was = one.fields(asked.stream().map(Row::asked).toList());
            LocalDateTime start = was.start().plus(shift);
            MeetingFields becomes = after.at(start, start.plus(length));
            one.change(becomes, place(becomes), zone(becomes), Instant.now(clock));
            entities.flush();
            invitees.keep(each, Objects.requireNonNull(becomes.invitees()));
            audit.changed(RECORD, each, was.repeated(after.recurrence()), becomes);
        }
        List<UUID> told = seriesInvitations.split(whole, meant, scope);
        entities.clear();
        told.forEach(series -> seriesInvitations.ask(series, "moved"));
        return lists.one(meeting.id());
    }

    /** Those of a series that are meant and still planned. */
    private List<UUID> series(UUID whole, UUID id, Scope scope) {
        List<SeriesTable.Slot> slots = series.slots(whole);
        Instant from = slots.stream()
                .filter(slot -> slot.id().equals(id))
                .map(SeriesTable.Slot::originalAt)
                .findFirst()
                .orElseThrow();
        return slots.stream()
                .filter(SeriesTable.Slot::isPlanned)
                .filter(slot -> scope == Scope.ALL || !slot.originalAt().isBefore(from))
                .map(SeriesTable.Slot::id)
                .toList();
    }

    /** Held, missed, cancelled or planned again; who was invited hears of a cancellation. */
    @Transactional
    @RequiresPermission(CorePermissions.MEETING_CHANGE)
    public MeetingDetails turn(UUID id, MeetingStatusChange change) {
        return turned(find(id), change);
    }

    /** As {@link #turn(UUID, MeetingStatusChange)}; of a series also those that follow or all, which can be cancelled only. */
    @Transactional
    @RequiresPermission(CorePermissions.MEETING_CHANGE)
    public MeetingDetails turn(UUID id, MeetingStatusChange change, Scope scope) {
        Meeting meeting = find(id);
        UUID whole = meeting.seriesId();
        if (whole == null || scope == Scope.THIS) return turned(meeting, change);
        if (change.status() != MeetingStatus.CANCELLED) throw Problem.invalid().at("status", "series-cancelled-only");
        List<UUID> meant = series(whole, id, scope);
        for (UUID each : meant) {
            Meeting one = find(each);
            MeetingStatusChange before = new MeetingStatusChange(one.status(), one.result());
            one.turn(change.status(), change.result(), Instant.now(clock));
            entities.flush();
            audit.changed(RECORD, each, before, new MeetingStatusChange(one.status(), one.result()));
            events.publish(each, new MeetingSettled(each, one.status()));
        }
        seriesInvitations.cancelled(whole, meant);
        return lists.one(id);
    }

    private MeetingDetails turned(Meeting meeting, MeetingStatusChange change) {
        UUID id = meeting.id();
        MeetingStatusChange before = new MeetingStatusChange(meeting.status(), meeting.result());
        meeting.turn(change.status(), change.result(), Instant.now(clock));
        entities.flush();
        MeetingStatusChange after = new MeetingStatusChange(meeting.status(), meeting.result());
        if (after.equals(before)) return lists.one(id);
        audit.changed(RECORD, id, before, after);
        if (before.status() != after.status()) {
            events.publish(id, new MeetingSettled(id, after.status()));
            List<Row> asked = invitees.of(id);
            follow(id);
            if (after.status() == MeetingStatus.CANCELLED) {
                invitations.cancel(lists.one(id), meeting.sequence(), asked);
                invitations.tellOrganizer(lists.one(id), "cancelled");
            } else if (before.status() == MeetingStatus.CANCELLED)
                invitations.ask(lists.one(id), meeting.sequence(), asked);
        }
        return lists.one(id);
    }

    /** What an invitee answers: said by the member that is invited, or noted by who may change the meeting. */
    @Transactional
    @RequiresPermission(CorePermissions.MEETING_READ)
    public MeetingDetails respond(UUID id, UUID invitee, Response response) {
        MeetingDetails meeting = get(id);
        boolean own = meeting.invitees().stream()
                .anyMatch(each -> each.id().equals(invitee)
                        && Objects.equals(each.member(), Context.caller().id()));
        if (!own) find(id);
        if (!invitees.respond(id, invitee, response, Instant.now(clock))) throw Problem.notFound("invitee", invitee);
        audit.noted("respond", RECORD, id, java.util.Map.of("invitee", invitee, "response", response), null);
        return lists.one(id);
    }

    /** Notes which record a meeting is about that was booked by a visitor. */
    @Transactional
    @RequiresPermission(CorePermissions.MEETING_CHANGE)
    public void isAbout(UUID id, String recordType, UUID recordId) {
        Meeting meeting = find(id);
        RecordLink record = records.get(recordType, recordId);
        meeting.isAbout(recordType, recordId, record.personId(), Instant.now(clock));
        entities.flush();
    }

    /** A booked time goes with its meeting. */
    private void follow(UUID id) {
        try {
            transaction.handle().execute(FOLLOW, id);
        } catch (UnableToExecuteStatementException e) {
            if (Bookings.isOverlap(e)) throw Problem.conflict("time-taken").causedBy(e);
            throw e;
        }
    }

    /** Own ones, those one is invited to, and what the scope reaches. */
    private static Visible visible() {
        Visible scope = Access.visible(CorePermissions.MEETING_READ, "mt");
        List<Object> values = new java.util.ArrayList<>(scope.values());
        values.add(Objects.requireNonNullElse(Context.caller().id(), new UUID(0, 0)));
        return new Visible(
                "(" + scope.sql()
                        + " or exists (select from meeting_invitee own where own.meeting_id = mt.id and own.member_id = ?))",
                values);
    }

    private static Visible and(Visible visible, String condition, Object value) {
        List<Object> values = new java.util.ArrayList<>(visible.values());
        values.add(value);
        return new Visible(visible.sql() + " and " + condition, values);
    }

    private static ZoneId zone(MeetingFields fields) {
        if (fields.zone() == null) return Context.tenant().zone();
        try {
            return ZoneId.of(fields.zone());
        } catch (DateTimeException e) {
            throw Problem.invalid().at("zone", "unknown-value", "value", fields.zone());
        }
    }

    private MeetingPlace place(MeetingFields fields) {
        if ((fields.recordType() == null) != (fields.recordId() == null))
            throw Problem.invalid().at(fields.recordType() == null ? "recordType" : "recordId", "required");
        UUID person = fields.recordType() == null || fields.recordId() == null
                ? null
                : records.get(fields.recordType(), fields.recordId()).personId();
        @Nullable UUID organizer = fields.organizer() == null ? Context.caller().id() : fields.organizer();
        if (organizer == null) throw Problem.invalid().at("organizer", "required");
        MeetingPlace place = transaction
                .handle()
                .createQuery(PLACE)
                .bind("member", organizer)
                .bindByType("person", person, UUID.class)
                .mapTo(MeetingPlace.class)
                .findOne()
                .orElseThrow(() -> Problem.invalid().at("organizer", "unknown-member", "value", organizer));
        if (!Access.reaches(CorePermissions.MEETING_CHANGE, place.organizerId(), place.teamId(), place.branchId()))
            throw Access.outOfScope(CorePermissions.MEETING_CHANGE);
        return place;
    }

    private Meeting find(UUID id) {
        Meeting meeting =
                Optional.ofNullable(entities.find(Meeting.class, id)).orElseThrow(() -> Problem.notFound(RECORD, id));
        if (Access.reaches(CorePermissions.MEETING_CHANGE, meeting.organizerId(), meeting.teamId(), meeting.branchId()))
            return meeting;
        get(id);
        throw Access.outOfScope(CorePermissions.MEETING_CHANGE);
    }
}
