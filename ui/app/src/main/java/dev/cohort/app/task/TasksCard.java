package dev.cohort.app.task;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.cohort.access.CorePermissions;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.task.TaskDetails;
import dev.cohort.task.Tasks;
import dev.cohort.ui.CurrentBranch;
import dev.cohort.ui.DayCard;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Words;
import dev.cohort.ui.task.TaskDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** The tasks that are due today or late. */
@Dependent
public class TasksCard implements DayCard {
    private static final int SHOWN = 8;

    private final CurrentBranch branch;
    private final Tasks tasks;
    private final TaskDesk desk;
    private final Clock clock;

    @Inject
    public TasksCard(Tasks tasks, TaskDesk desk, Clock clock, CurrentBranch branch) {
        this.branch = branch;
        this.tasks = tasks;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return new Place(Column.AGENDA, 5, CorePermissions.TASK_READ);
    }

    @Override
    public Component create(Whose whose) {
        var body = new Div();
        var card = new Panel(Words.of("tasks.title"), body)
                .link(Words.of("tasks.all"), whose == Whose.MINE ? "tasks" : "tasks?view=today");
        long due = draw(body, whose);
        if (due > 0) card.inShort(Words.of("tasks.in-short", due));
        return card;
    }

    private long draw(Div body, Whose whose) {
        Instant now = Instant.now(clock);
        ListQuery query = TaskView.TODAY.query(SHOWN, now, branch).counting();
        if (whose == Whose.MINE)
            query = TaskView.MINE
                    .query(SHOWN, now, branch)
                    .where("dueAt.lte", TaskView.endOfDay(now).toString())
                    .counting();
        Page<TaskDetails> page = tasks.list(query);
        body.removeAll();
        if (page.items().isEmpty()) body.add(Parts.span("t3 sm", Words.of("tasks.none.today")));
        else body.add(desk.lines(page.items(), () -> draw(body, whose)));
        return page.total() == null ? 0 : page.total();
    }
}
