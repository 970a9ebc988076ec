package dev.cohort.app.calendar;

import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.meeting.MeetingDetails;
import dev.cohort.meeting.MeetingStatus;
import dev.cohort.meeting.Meetings;
import dev.cohort.reminder.Reminders;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.task.Tasks;
import dev.cohort.ui.CurrentBranch;
import dev.cohort.ui.DayCard.Whose;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Reads what stands in the calendar: meetings, and lightly the viewer's own tasks with a time and reminders. */
@Dependent
public class CalendarEntries {
    private static final UUID NOBODY = new UUID(0, 0);

    private final CurrentBranch branch;
    private final Meetings meetings;
    private final Tasks tasks;
    private final Reminders reminders;

    @Inject
    CalendarEntries(Meetings meetings, Tasks tasks, Reminders reminders, CurrentBranch branch) {
        this.branch = branch;
        this.meetings = meetings;
        this.tasks = tasks;
        this.reminders = reminders;
    }

    /** In order of their start. */
    List<CalendarEntry> between(Instant from, Instant to, Whose whose) {
        List<CalendarEntry> found = new ArrayList<>();
        for (MeetingDetails meeting : meetings(from, to, whose))
            found.add(CalendarEntry.of(meeting, whose == Whose.ALL));
        if (Access.may(CorePermissions.TASK_READ)) addTasks(from, to, found);
        if (Access.may(CorePermissions.REMINDER_READ)) addReminders(from, to, found);
        found.sort(Comparator.comparing(CalendarEntry::startsAt));
        return found;
    }

    /** Meetings that begin in that time; of the viewer's own also those that others invite to. */
    List<MeetingDetails> meetings(Instant from, Instant to, Whose whose) {
        UUID me = me();
        ListQuery then = ListQuery.first(ListQuery.MOST)
                .where("startsAt.gte", from.toString())
                .where("startsAt.lt", to.toString());
        return meetings.list(whose == Whose.ALL ? branch.narrow(then) : then).items().stream()
                .filter(meeting -> whose == Whose.ALL || isOf(meeting, me))
                .filter(meeting -> whose == Whose.MINE || meeting.status() != MeetingStatus.CANCELLED)
                .toList();
    }

    private static boolean isOf(MeetingDetails meeting, UUID member) {
        return meeting.organizer().id().equals(member)
                || meeting.invitees().stream().anyMatch(each -> member.equals(each.member()));
    }

    private void addTasks(Instant from, Instant to, List<CalendarEntry> found) {
        tasks
                .list(ListQuery.first(ListQuery.MOST)
                        .where("owner", me().toString())
                        .where("status", "open")
                        .where("dueAt.gte", from.toString())
                        .where("dueAt.lt", to.toString()))
                .items()
                .stream()
                .filter(task -> task.dueTime() != null)
                .forEach(task -> found.add(CalendarEntry.of(task, Objects.requireNonNull(task.dueAt()))));
    }

    private void addReminders(Instant from, Instant to, List<CalendarEntry> found) {
        reminders
                .list(ListQuery.first(ListQuery.MOST)
                        .where("owner", me().toString())
                        .where("status", "pending", "sent")
                        .where("dueAt.gte", from.toString())
                        .where("dueAt.lt", to.toString()))
                .items()
                .forEach(reminder -> found.add(CalendarEntry.of(reminder)));
    }

    private static UUID me() {
        return Objects.requireNonNullElse(Context.caller().id(), NOBODY);
    }
}
