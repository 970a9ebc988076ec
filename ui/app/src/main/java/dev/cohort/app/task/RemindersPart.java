package dev.cohort.app.task;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.reminder.ReminderDetails;
import dev.cohort.reminder.Reminders;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.Action;
import dev.cohort.ui.CurrentBranch;
import dev.cohort.ui.DayCard.Whose;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Segmented;
import dev.cohort.ui.Words;
import dev.cohort.ui.reminder.ReminderDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The reminders that are not completed: first those whose deadline has passed. */
@Dependent
class RemindersPart {
    private static final int AT_ONCE = 100;
    private static final UUID NOBODY = new UUID(0, 0);

    private final CurrentBranch branch;
    private final Reminders reminders;
    private final ReminderDesk desk;
    private final Clock clock;
    private final Div body = Parts.div("col");
    private Whose whose = Whose.MINE;
    private boolean onlyOverdue;

    @Inject
    RemindersPart(Reminders reminders, ReminderDesk desk, Clock clock, CurrentBranch branch) {
        this.branch = branch;
        this.reminders = reminders;
        this.desk = desk;
        this.clock = clock;
    }

    Component show(Whose shown, boolean overdue) {
        whose = shown;
        onlyOverdue = overdue;
        draw();
        return body;
    }

    static ListQuery open(Whose whose, int limit, CurrentBranch branch) {
        ListQuery open = ListQuery.first(limit).where("status", "pending", "sent");
        return whose == Whose.ALL
                ? branch.narrow(open)
                : open.where(
                        "owner",
                        Objects.requireNonNullElse(Context.caller().id(), NOBODY)
                                .toString());
    }

    static ListQuery overdue(Whose whose, int limit, Instant now, CurrentBranch branch) {
        return open(whose, limit, branch).where("dueAt.lt", now.toString());
    }

    private void draw() {
        Instant now = Instant.now(clock);
        body.removeAll();
        var head = Parts.div(
                "row between",
                new Segmented(Words.of("day.whose"))
                        .option(Whose.MINE.name(), Words.of("day.mine"))
                        .option(Whose.ALL.name(), Words.of("day.all"))
                        .select(whose.name())
                        .onSelect(id -> {
                            whose = Whose.valueOf(id);
                            draw();
                        }));
        if (Access.may(CorePermissions.REMINDER_CHANGE))
            head.add(Action.plain(Words.of("reminders.new"), Icon.BELL, () -> desk.create(null, null, "", this::draw)));
        body.add(head);
        boolean any = group("tasks.group.overdue", "gh red", overdue(whose, AT_ONCE, now, branch));
        if (!onlyOverdue)
            any |= group("reminders.coming", "gh", open(whose, AT_ONCE, branch).where("dueAt.gte", now.toString()));
        if (!any) body.add(new EmptyState(Icon.BELL, Words.of("reminders.none"), Words.of("reminders.none.text")));
    }

    private boolean group(String title, String classes, ListQuery query) {
        List<ReminderDetails> found = reminders.list(query).items();
        if (found.isEmpty()) return false;
        long count = found.size() < AT_ONCE ? found.size() : reminders.count(query);
        body.add(
                Parts.div(classes, Parts.span("", Words.of(title)), Parts.span("t3", String.valueOf(count))),
                desk.lines(found, this::draw));
        return true;
    }
}
