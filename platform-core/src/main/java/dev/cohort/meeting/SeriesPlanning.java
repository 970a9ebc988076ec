package dev.cohort.meeting;

import dev.cohort.audit.Audit;
import dev.cohort.event.Events;
import dev.cohort.meeting.InviteeTable.Row;
import dev.cohort.meeting.SeriesTable.Slot;
import dev.cohort.persistence.Ids;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Lets a series repeat in another way from here on. */
@ApplicationScoped
class SeriesPlanning {
    private final EntityManager entities;
    private final SeriesTable series;
    private final MeetingLists lists;
    private final InviteeTable invitees;
    private final Invitations invitations;
    private final SeriesInvitations seriesInvitations;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    @Inject
    SeriesPlanning(
            EntityManager entities,
            SeriesTable series,
            MeetingLists lists,
            InviteeTable invitees,
            Invitations invitations,
            SeriesInvitations seriesInvitations,
            Audit audit,
            Events events,
            Clock clock) {
        this.entities = entities;
        this.series = series;
        this.lists = lists;
        this.invitees = invitees;
        this.invitations = invitations;
        this.seriesInvitations = seriesInvitations;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A change of a series.
     *
     * @param was when the one that was changed began before
     * @param fields what all of them say from here on, with the new rule
     */
    record Wish(
            UUID whole,
            UUID id,
            LocalDateTime was,
            MeetingFields fields,
            MeetingPlace place,
            ZoneId zone,
            Scope scope) {
        Repetition rule() {
            return Repetition.parse(Objects.requireNonNull(fields.recurrence()));
        }

        Duration shift() {
            return Duration.between(was, fields.start());
        }
    }

    SeriesPlan plan(Wish wish) {
        List<Slot> slots = series.slots(wish.whole());
        Slot own = slots.stream()
                .filter(slot -> slot.id().equals(wish.id()))
                .findFirst()
                .orElseThrow();
        return SeriesPlan.of(
                slots,
                own,
                wish.shift(),
                wish.fields().start(),
                wish.rule(),
                wish.scope(),
                wish.zone(),
                Instant.now(clock));
    }

    /** What it would come to, and what of it somebody might miss. */
    SeriesChange preview(Wish wish) {
        SeriesPlan plan = plan(wish);
        Map<UUID, List<Row>> asked =
                invitees.of(plan.gone().stream().map(Slot::id).toList());
        return new SeriesChange(
                plan.kept().size(),
                plan.made(),
                plan.gone().stream()
                        .map(slot -> new SeriesChange.Gone(
                                slot.id(),
                                LocalDateTime.ofInstant(slot.startsAt(), wish.zone()),
                                !slot.startsAt().equals(slot.originalAt()),
                                asked.getOrDefault(slot.id(), List.of()).stream()
                                        .anyMatch(row -> row.response() != Response.NEEDS_ACTION)))
                        .toList());
    }

    /**
     * @param kept the meetings of the plan that stay or go, which the caller may change
     * @return the first of the meetings that there are now
     */
    UUID carryOut(Wish wish, SeriesPlan plan, Map<UUID, Meeting> kept) {
        boolean apart = wish.scope() == Scope.FOLLOWING && goesOn(wish, plan);
        UUID target = apart ? series.insert(wish.rule(), wish.zone()) : wish.whole();
        plan.gone().forEach(slot -> cancel(wish, Objects.requireNonNull(kept.get(slot.id()))));
        List<UUID> stay = new ArrayList<>();
        plan.kept().forEach((slot, time) -> {
            keep(wish, slot, time, Objects.requireNonNull(kept.get(slot.id())));
            stay.add(slot.id());
        });
        List<UUID> made =
                plan.made().stream().map(time -> make(wish, target, time)).toList();
        entities.flush();
        series.leave(plan.gone().stream().map(Slot::id).toList());
        series.move(target, stay);
        plan.kept()
                .forEach((slot, time) ->
                        series.plannedAt(slot.id(), time.atZone(wish.zone()).toInstant()));
        series.tell(target, wish.rule().rule());
        if (apart) seriesInvitations.shorten(wish.whole());
        entities.clear();
        if (apart) seriesInvitations.ask(wish.whole(), "moved");
        seriesInvitations.ask(target, "moved");
        return stay.contains(wish.id()) ? wish.id() : first(stay, made);
    }

    private UUID first(Collection<UUID> stay, Collection<UUID> made) {
        List<UUID> all = new ArrayList<>(stay);
        all.addAll(made);
        return all.getFirst();
    }

    /** Whether others of the series are still to be, who go on as they were. */
    private boolean goesOn(Wish wish, SeriesPlan plan) {
        Instant now = Instant.now(clock);
        return series.slots(wish.whole()).stream()
                .anyMatch(slot -> slot.isPlanned()
                        && slot.startsAt().isAfter(now)
                        && !plan.kept().containsKey(slot)
                        && !plan.gone().contains(slot));
    }

    private void cancel(Wish wish, Meeting meeting) {
        MeetingStatusChange before = new MeetingStatusChange(meeting.status(), meeting.result());
        meeting.turn(MeetingStatus.CANCELLED, null, Instant.now(clock));
        entities.flush();
        audit.changed(
                Meetings.RECORD, meeting.id(), before, new MeetingStatusChange(meeting.status(), meeting.result()));
        events.publish(meeting.id(), new MeetingSettled(meeting.id(), meeting.status()));
        // Whoever was asked to this one alone does not hear of the series.
        List<Row> alone = invitees.of(meeting.id()).stream()
                .filter(row -> !Objects.requireNonNull(wish.fields().invitees()).contains(row.asked()))
                .toList();
        invitations.cancel(lists.one(meeting.id()), meeting.sequence(), alone);
    }

    private void keep(Wish wish, Slot slot, LocalDateTime time, Meeting meeting) {
        MeetingFields was =
                meeting.fields(invitees.of(slot.id()).stream().map(Row::asked).toList());
        boolean moved = !slot.startsAt().equals(slot.originalAt())
                && !(slot.id().equals(wish.id()) && !wish.shift().isZero());
        MeetingFields becomes =
                moved ? wish.fields().at(was.start(), was.end()) : wish.fields().at(time, time.plus(length(wish)));
        meeting.change(becomes, wish.place(), wish.zone(), Instant.now(clock));
        entities.flush();
        invitees.keep(slot.id(), Objects.requireNonNull(becomes.invitees()));
        audit.changed(Meetings.RECORD, slot.id(), was.repeated(becomes.recurrence()), becomes);
    }

    private UUID make(Wish wish, UUID target, LocalDateTime time) {
        UUID id = Ids.next();
        MeetingFields fields = wish.fields().at(time, time.plus(length(wish)));
        Meeting meeting = new Meeting(
                id, fields, wish.place(), wish.zone(), Context.caller().id(), Instant.now(clock));
        meeting.isOneOf(target);
        entities.persist(meeting);
        entities.flush();
        invitees.keep(id, Objects.requireNonNull(fields.invitees()));
        audit.created(Meetings.RECORD, id, fields);
        events.publish(id, new MeetingPlanned(id, wish.place().organizerId()));
        return id;
    }

    private static Duration length(Wish wish) {
        return Duration.between(wish.fields().start(), wish.fields().end());
    }
}
