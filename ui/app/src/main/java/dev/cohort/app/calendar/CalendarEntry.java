package dev.cohort.app.calendar;

import dev.cohort.meeting.MeetingDetails;
import dev.cohort.meeting.MeetingStatus;
import dev.cohort.reminder.ReminderDetails;
import dev.cohort.task.TaskDetails;
import dev.cohort.ui.TimeGrid;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;

/**
 * Something that stands in the calendar.
 *
 * @param light a task or a reminder: hinted at, not moved
 */
record CalendarEntry(
        Kind kind,
        UUID id,
        Instant startsAt,
        Instant endsAt,
        String title,
        String about,
        UUID owner,
        boolean light,
        boolean off) {
    private static final Duration HINT = Duration.ofMinutes(30);
    private static final int DAY = 24 * 60;

    /** What it is. */
    enum Kind {
        MEETING,
        TASK,
        REMINDER
    }

    static CalendarEntry of(MeetingDetails meeting, boolean withOwner) {
        String place = meeting.location() == null ? "" : meeting.location();
        String about = withOwner ? meeting.organizer().name() : place;
        return new CalendarEntry(
                Kind.MEETING,
                meeting.id(),
                meeting.startsAt(),
                meeting.endsAt(),
                meeting.title(),
                about,
                meeting.organizer().id(),
                false,
                meeting.status() == MeetingStatus.CANCELLED);
    }

    static CalendarEntry of(TaskDetails task, Instant dueAt) {
        UUID owner = task.owner() == null ? task.id() : task.owner().id();
        return new CalendarEntry(
                Kind.TASK, task.id(), dueAt.minus(HINT), dueAt, task.subject(), "", owner, true, false);
    }

    static CalendarEntry of(ReminderDetails reminder) {
        return new CalendarEntry(
                Kind.REMINDER,
                reminder.id(),
                reminder.dueAt(),
                reminder.dueAt().plus(HINT),
                reminder.text(),
                "",
                reminder.owner().id(),
                true,
                false);
    }

    LocalDate day(ZoneId zone) {
        return LocalDate.ofInstant(startsAt, zone);
    }

    String key() {
        return kind + ":" + id;
    }

    /** As it stands in a column of one day; what goes on past midnight ends there. */
    TimeGrid.Block block(ZoneId zone, int colour, boolean fixed) {
        LocalDate day = day(zone);
        int from = minute(LocalTime.ofInstant(startsAt, zone));
        int to = LocalDate.ofInstant(endsAt, zone).isAfter(day) ? DAY : minute(LocalTime.ofInstant(endsAt, zone));
        return new TimeGrid.Block(
                key(), day.toString(), from, Math.max(from + 15, to), title, about, colour, light, fixed || light, off);
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }
}
