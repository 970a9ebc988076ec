package dev.cohort.meeting;

import dev.cohort.meeting.SeriesTable.Slot;
import dev.cohort.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of a series that repeats in another way from here on. A day that the new rule has as well keeps its meeting,
 * with its answers, and where somebody has put it to another time; what has been stays.
 *
 * @param kept meetings that stay, and when the new rule has each
 * @param made times that come to it
 * @param gone meetings that the new rule does not have
 */
record SeriesPlan(Map<Slot, LocalDateTime> kept, List<LocalDateTime> made, List<Slot> gone) {

    /**
     * @param slots all of the series
     * @param own the one that was changed
     * @param shift by how much that one was moved in the same go
     * @param start where it is to begin now
     * @throws Problem 409 {@code series-over}, 422 for a rule that comes to nothing, or to too much
     */
    static SeriesPlan of(
            List<Slot> slots,
            Slot own,
            Duration shift,
            LocalDateTime start,
            Repetition rule,
            Scope scope,
            ZoneId zone,
            Instant now) {
        List<Slot> meant = slots.stream()
                .filter(slot -> slot.isPlanned() && !slot.startsAt().isBefore(now))
                .filter(slot -> scope == Scope.ALL || !slot.originalAt().isBefore(own.originalAt()))
                .toList();
        if (meant.isEmpty()) throw Problem.conflict("series-over").with("meeting", own.id());
        boolean fromOwn = scope == Scope.FOLLOWING && !shift.isZero();
        Slot first = scope == Scope.FOLLOWING ? own : meant.getFirst();
        LocalDateTime anchor = fromOwn ? start : planned(first, zone).plus(shift);
        List<LocalDateTime> times = rule.days(anchor.toLocalDate()).stream()
                .map(day -> day.atTime(anchor.toLocalTime()))
                .filter(time -> time.atZone(zone).toInstant().isAfter(now))
                .toList();
        if (times.isEmpty()) throw Problem.invalid().at("recurrence", "recurrence-empty", "value", rule.rule());
        Map<LocalDate, Slot> byDay = new LinkedHashMap<>();
        for (Slot slot : meant)
            byDay.putIfAbsent(planned(slot, zone).plus(shift).toLocalDate(), slot);
        if (fromOwn && meant.contains(own)) {
            byDay.values().remove(own);
            byDay.put(anchor.toLocalDate(), own);
        }
        Map<Slot, LocalDateTime> kept = new LinkedHashMap<>();
        List<LocalDateTime> made = new ArrayList<>();
        for (LocalDateTime time : times) {
            Slot there = byDay.remove(time.toLocalDate());
            if (there == null) made.add(time);
            else kept.put(there, time);
        }
        List<Slot> gone = meant.stream().filter(slot -> !kept.containsKey(slot)).toList();
        return new SeriesPlan(kept, made, gone);
    }

    private static LocalDateTime planned(Slot slot, ZoneId zone) {
        return LocalDateTime.ofInstant(slot.originalAt(), zone);
    }
}
