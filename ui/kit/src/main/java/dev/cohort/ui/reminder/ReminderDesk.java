package dev.cohort.ui.reminder;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.Members;
import dev.cohort.record.RecordRef;
import dev.cohort.reminder.ReminderDetails;
import dev.cohort.reminder.ReminderFields;
import dev.cohort.reminder.ReminderStatus;
import dev.cohort.reminder.Reminders;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.Action;
import dev.cohort.ui.ActionMenu;
import dev.cohort.ui.Avatar;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.NextStep;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Section;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What views of reminders are made of. */
@Dependent
public class ReminderDesk {
    private static final int OF_A_RECORD = 20;
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Reminders reminders;
    private final Members members;
    private final Clock clock;

    @Inject
    ReminderDesk(Reminders reminders, Members members, Clock clock) {
        this.reminders = reminders;
        this.members = members;
        this.clock = clock;
    }

    /** The reminders of a record that are not completed, with a way to set another; empty for whom they are none of their business. */
    public Optional<Section> ofRecord(String recordType, UUID recordId, String title, Runnable changed) {
        if (!Access.may(CorePermissions.REMINDER_READ)) return Optional.empty();
        ListQuery open = ListQuery.first(OF_A_RECORD)
                .where("recordType", recordType)
                .where("recordId", recordId.toString())
                .where("status", "pending", "sent");
        List<ReminderDetails> found = reminders.list(open).items();
        var section = new Section(Words.of("reminders.title"));
        if (!found.isEmpty()) section.count(found.size());
        found.forEach(reminder -> section.add(line(reminder, false, changed)));
        if (found.isEmpty()) section.add(Parts.span("t3 sm", Words.of("reminders.none.of-record")));
        if (Access.may(CorePermissions.REMINDER_CHANGE))
            section.add(remindMe(recordType, recordId, Words.of("reminders.contact", title), changed));
        return Optional.of(section);
    }

    /** Buttons for the usual times, and one for any other. */
    private Component remindMe(String recordType, UUID recordId, String text, Runnable changed) {
        Instant now = Instant.now(clock);
        ZoneId zone = Context.current().zone();
        LocalDate today = LocalDate.ofInstant(now, zone);
        var choices = Parts.div("row wrap g1 remind-me", Parts.span("t3 sm", Words.of("reminders.me")));
        quick(choices, "reminders.in-hour", () -> now().plus(Duration.ofHours(1)), recordType, recordId, text, changed);
        Instant tomorrow = at(today.plusDays(1), zone);
        quick(choices, "reminders.tomorrow", () -> tomorrow, recordType, recordId, text, changed);
        Instant monday = at(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), zone);
        quick(choices, "reminders.monday", () -> monday, recordType, recordId, text, changed);
        choices.add(Action.small(
                Action.quiet(Words.of("reminders.other"), () -> create(recordType, recordId, text, changed))));
        return choices;
    }

    private Instant now() {
        return Instant.now(clock);
    }

    private static Instant at(LocalDate day, ZoneId zone) {
        return day.atTime(MORNING).atZone(zone).toInstant();
    }

    private void quick(
            Div choices,
            String key,
            java.util.function.Supplier<Instant> when,
            String recordType,
            UUID recordId,
            String text,
            Runnable changed) {
        choices.add(Action.small(Action.quiet(Words.of(key), () -> {
            ReminderDetails made =
                    reminders.create(new ReminderFields(text, when.get(), null, true, null, recordType, recordId));
            Toast.undoable(Markup.text(Words.of("reminders.set", Dates.moment(made.dueAt()))), () -> {
                reminders.delete(made.id());
                changed.run();
            });
            changed.run();
        })));
    }

    /** One reminder: a tick, its words, when; it can be put off. */
    public Component line(ReminderDetails reminder, boolean withRecord, Runnable changed) {
        var words = Parts.div("cut grow", text(reminder, changed));
        RecordRef record = reminder.record();
        if (withRecord && record != null) {
            var link = new Anchor(record.path(), record.title());
            link.addClassNames("t3", "sm", "cut");
            words.add(Parts.div("cut", link));
        }
        var line = Parts.div("row task", tick(reminder, changed), Icon.BELL.create(), words, signs(reminder));
        if (reminder.status() != ReminderStatus.COMPLETED && Access.may(CorePermissions.REMINDER_CHANGE))
            line.add(later(reminder, changed));
        return line;
    }

    private Component text(ReminderDetails reminder, Runnable changed) {
        if (reminder.status() == ReminderStatus.COMPLETED) return Parts.span("cut struck t3", reminder.text());
        if (!Access.may(CorePermissions.REMINDER_CHANGE)) return Parts.span("cut", reminder.text());
        var opens = new NativeButton(reminder.text(), click -> change(reminder, changed));
        opens.addClassNames("opens", "cut");
        return opens;
    }

    private Component signs(ReminderDetails reminder) {
        Instant now = Instant.now(clock);
        ZoneId zone = Context.current().zone();
        boolean today = LocalDate.ofInstant(reminder.dueAt(), zone).equals(LocalDate.ofInstant(now, zone));
        NextStep urgency = reminder.overdue() ? NextStep.OVERDUE : today ? NextStep.TODAY : NextStep.LATER;
        Markup when = urgency.markup(Dates.near(reminder.dueAt(), now), "");
        Markup said = reminder.sentCount() == 0
                ? Markup.EMPTY
                : Badge.smallMarkup(Words.of("reminders.said", reminder.sentCount()), Tone.GREY, Icon.BELL);
        return Markup.span("row", said, when, Avatar.markup(reminder.owner().name(), Avatar.Size.SMALL))
                .component();
    }

    private Component tick(ReminderDetails reminder, Runnable changed) {
        boolean done = reminder.status() == ReminderStatus.COMPLETED;
        var tick = new Checkbox(done);
        tick.setAriaLabel(Words.of("tasks.done.mark", reminder.text()));
        tick.setEnabled(Access.may(CorePermissions.REMINDER_CHANGE));
        tick.addValueChangeListener(event -> {
            if (!event.isFromClient()) return;
            if (event.getValue()) complete(reminder, changed);
            else {
                reminders.reopen(reminder.id());
                changed.run();
            }
        });
        return tick;
    }

    private void complete(ReminderDetails reminder, Runnable changed) {
        reminders.complete(reminder.id());
        Toast.undoable(Markup.text(Words.of("tasks.is.done", reminder.text())), () -> {
            reminders.reopen(reminder.id());
            changed.run();
        });
        changed.run();
    }

    private Component later(ReminderDetails reminder, Runnable changed) {
        ZoneId zone = Context.current().zone();
        LocalDate today = LocalDate.ofInstant(Instant.now(clock), zone);
        var menu = new ActionMenu(
                Action.small(Action.quietIcon(Icon.CLOCK, Words.of("reminders.snooze", reminder.text()), () -> {})));
        menu.item(
                Icon.CLOCK,
                Words.of("reminders.in-hour"),
                () -> snooze(reminder, now().plus(Duration.ofHours(1)), changed));
        menu.item(
                Icon.SUN, Words.of("reminders.tomorrow"), () -> snooze(reminder, at(today.plusDays(1), zone), changed));
        menu.item(
                Icon.CALENDAR,
                Words.of("reminders.monday"),
                () -> snooze(reminder, at(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), zone), changed));
        return menu.leftwards();
    }

    private void snooze(ReminderDetails reminder, Instant until, Runnable changed) {
        Instant before = reminder.dueAt();
        reminders.snooze(reminder.id(), until);
        Toast.show(Words.of("reminders.snoozed", Dates.moment(until), Dates.moment(before)));
        changed.run();
    }

    public void create(@Nullable String recordType, @Nullable UUID recordId, String text, Runnable saved) {
        ReminderForm.create(reminders, members.list(), recordType, recordId, text, Instant.now(clock), saved);
    }

    public void change(ReminderDetails reminder, Runnable saved) {
        ReminderForm.change(reminders, members.list(), reminder, saved);
    }

    /** The same as lines, one below the other. */
    public Div lines(List<ReminderDetails> found, Runnable changed) {
        var lines = Parts.div("tasks");
        found.forEach(reminder -> lines.add(line(reminder, true, changed)));
        return lines;
    }
}
