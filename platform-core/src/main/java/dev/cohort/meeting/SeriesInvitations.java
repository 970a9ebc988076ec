package dev.cohort.meeting;

import dev.cohort.meeting.ICalendar.Event;
import dev.cohort.meeting.ICalendar.Method;
import dev.cohort.meeting.ICalendar.Recurring;
import dev.cohort.meeting.SeriesTable.Series;
import dev.cohort.meeting.SeriesTable.Slot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Tells invitees of a series as one event that repeats, and keeps its rule true to its meetings. */
@ApplicationScoped
class SeriesInvitations {
    private final SeriesTable table;
    private final MeetingLists lists;
    private final InviteeTable invitees;
    private final Invitations invitations;
    private final Clock clock;

    @Inject
    SeriesInvitations(
            SeriesTable table, MeetingLists lists, InviteeTable invitees, Invitations invitations, Clock clock) {
        this.table = table;
        this.lists = lists;
        this.invitees = invitees;
        this.invitations = invitations;
        this.clock = clock;
    }

    /** Invites to the series as it is now. */
    void ask(UUID whole, String what) {
        List<Slot> slots = table.slots(whole);
        List<Slot> planned = slots.stream().filter(Slot::isPlanned).toList();
        if (planned.isEmpty()) return;
        // Of what nobody has settled yet some may lie behind.
        Instant now = Instant.now(clock);
        List<Slot> ahead =
                planned.stream().filter(slot -> slot.startsAt().isAfter(now)).toList();
        MeetingDetails first =
                lists.one((ahead.isEmpty() ? planned : ahead).getFirst().id());
        invitations.tell(
                first,
                events(table.get(whole), slots, first),
                invitees.of(first.id()),
                Method.REQUEST,
                what,
                Math.max(1, ahead.size()));
    }

    /**
     * After some of a series were changed alike: those that follow are from here on a series of their own.
     *
     * @return the series that invitees have to hear of
     */
    List<UUID> split(UUID whole, List<UUID> changed, Scope scope) {
        Series series = table.get(whole);
        List<Slot> before = table.slots(whole);
        List<Slot> others =
                before.stream().filter(slot -> !changed.contains(slot.id())).toList();
        boolean apart = scope == Scope.FOLLOWING && others.stream().anyMatch(Slot::isPlanned);
        Repetition repetition = new Repetition(series.rule());
        if (!apart) {
            table.move(whole, changed);
            table.tell(whole, rule(whole, series, repetition));
            return List.of(whole);
        }
        UUID rest = table.insert(repetition.times(changed.size()), series.zoneId());
        table.move(rest, changed);
        table.tell(rest, rule(rest, table.get(rest), repetition));
        table.tell(whole, rule(whole, series, repetition));
        return List.of(whole, rest);
    }

    /** After some have left a series its rule comes to those that are left. */
    void shorten(UUID whole) {
        Series series = table.get(whole);
        table.tell(whole, rule(whole, series, new Repetition(series.rule())));
    }

    /** After some of a series were cancelled: the program of the reader crosses out all, or has fewer of them. */
    void cancelled(UUID whole, List<UUID> meant) {
        List<Slot> slots = table.slots(whole);
        Series series = table.get(whole);
        table.tell(whole, series.rule());
        if (slots.stream().anyMatch(Slot::isPlanned)) {
            ask(whole, "moved");
            return;
        }
        MeetingDetails first = lists.one(meant.getFirst());
        Event event = invitations
                .event(first, 0, true)
                .of(
                        whole,
                        table.get(whole).sequence(),
                        new Recurring(series.zoneId(), null, null, List.of(), List.of()));
        invitations.tell(first, List.of(event), invitees.of(first.id()), Method.CANCEL, "cancelled", meant.size());
    }

    /** The rule that comes to the days which the meetings are on now; as it was where none does. */
    private String rule(UUID whole, Series series, Repetition repetition) {
        List<LocalDate> days = days(table.slots(whole), series.zoneId());
        Repetition counted = repetition.times(Math.max(1, days.size()));
        return Stream.of(counted, counted.onAnyDay())
                .filter(each -> each.makes(days))
                .findFirst()
                .orElse(counted)
                .rule();
    }

    private static List<LocalDate> days(List<Slot> slots, ZoneId zone) {
        return slots.stream().map(slot -> slot.day(zone)).toList();
    }

    private List<Event> events(Series series, List<Slot> slots, MeetingDetails first) {
        ZoneId zone = ZoneId.of(first.zone());
        List<LocalDate> days = days(slots, zone);
        Repetition repetition = new Repetition(series.rule()).times(days.size());
        Event event = invitations.event(first, 0, false);
        java.time.Duration length = java.time.Duration.between(first.startsAt(), first.endsAt());
        boolean sameHour = slots.stream()
                        .map(slot -> slot.originalAt().atZone(zone).toLocalTime())
                        .distinct()
                        .count()
                == 1;
        List<Event> events = new ArrayList<>();
        if (sameHour && repetition.makes(days)) {
            List<Instant> gone = slots.stream()
                    .filter(slot -> slot.status() == MeetingStatus.CANCELLED)
                    .map(Slot::originalAt)
                    .toList();
            Instant start = slots.getFirst().originalAt();
            events.add(event.at(start, start.plus(length))
                    .of(series.id(), series.sequence(), new Recurring(zone, null, repetition.rule(), List.of(), gone)));
        } else {
            List<Instant> times =
                    slots.stream().filter(Slot::isPlanned).map(Slot::originalAt).toList();
            Instant start = times.getFirst();
            events.add(event.at(start, start.plus(length))
                    .of(
                            series.id(),
                            series.sequence(),
                            new Recurring(zone, null, null, times.subList(1, times.size()), List.of())));
        }
        slots.stream()
                .filter(slot -> slot.isPlanned() && !slot.startsAt().equals(slot.originalAt()))
                .forEach(slot -> events.add(invitations
                        .event(lists.one(slot.id()), 0, false)
                        .of(series.id(), series.sequence(), Recurring.one(zone, slot.originalAt()))));
        return events;
    }
}
