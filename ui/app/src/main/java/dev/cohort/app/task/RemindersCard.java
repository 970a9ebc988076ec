package dev.cohort.app.task;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.cohort.access.CorePermissions;
import dev.cohort.reminder.ReminderDetails;
import dev.cohort.reminder.Reminders;
import dev.cohort.request.Context;
import dev.cohort.ui.CurrentBranch;
import dev.cohort.ui.DayCard;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Words;
import dev.cohort.ui.reminder.ReminderDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** How many follow-ups are overdue, and what one is reminded of today. */
@Dependent
public class RemindersCard implements DayCard {
    private static final int SHOWN = 6;

    private final CurrentBranch branch;
    private final Reminders reminders;
    private final ReminderDesk desk;
    private final Clock clock;

    @Inject
    public RemindersCard(Reminders reminders, ReminderDesk desk, Clock clock, CurrentBranch branch) {
        this.branch = branch;
        this.reminders = reminders;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return new Place(Column.AGENDA, 7, CorePermissions.REMINDER_READ);
    }

    @Override
    public Component create(Whose whose) {
        var body = new Div();
        var panel = new Panel(Words.of("reminders.title"), body).link(Words.of("reminders.all"), path(whose));
        draw(body, whose);
        return panel;
    }

    private static String path(Whose whose) {
        return "tasks?view=reminders&of=" + whose.name().toLowerCase(Locale.ROOT);
    }

    private void draw(Div body, Whose whose) {
        Instant now = Instant.now(clock);
        body.removeAll();
        long late = reminders.count(RemindersPart.overdue(whose, 1, now, branch));
        if (late > 0) {
            var number = new Anchor(path(whose) + "&overdue", Words.of("reminders.overdue", late));
            number.addClassName("red");
            body.add(Parts.div("gh", number));
        }
        var zone = Context.current().zone();
        Instant tomorrow =
                now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        List<ReminderDetails> found = reminders
                .list(RemindersPart.open(whose, SHOWN, branch).where("dueAt.lt", tomorrow.toString()))
                .items();
        if (found.isEmpty()) body.add(Parts.span("t3 sm", Words.of("reminders.none.today")));
        else body.add(desk.lines(found, () -> draw(body, whose)));
    }
}
