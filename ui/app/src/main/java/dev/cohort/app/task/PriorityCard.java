package dev.cohort.app.task;

import com.vaadin.flow.component.Component;
import dev.cohort.access.CorePermissions;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.task.TaskPriority;
import dev.cohort.task.Tasks;
import dev.cohort.ui.Chart;
import dev.cohort.ui.Chart.Bar;
import dev.cohort.ui.CurrentBranch;
import dev.cohort.ui.DayCard;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Words;
import dev.cohort.ui.task.TaskWords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Open tasks by how much they press; each number opens its rows. */
@ApplicationScoped
public class PriorityCard implements DayCard {
    private final CurrentBranch branch;
    private final Tasks tasks;

    @Inject
    PriorityCard(Tasks tasks, CurrentBranch branch) {
        this.branch = branch;
        this.tasks = tasks;
    }

    @Override
    public Place place() {
        return new Place(Column.SIDE, 40, CorePermissions.TASK_READ);
    }

    @Override
    public Set<String> roles() {
        return Set.of("owner", "admin", "manager");
    }

    @Override
    public Component create(Whose whose) {
        List<Bar> bars = new ArrayList<>();
        UUID me = Context.caller().id();
        boolean own = whose == Whose.MINE && me != null;
        for (TaskPriority priority :
                List.of(TaskPriority.URGENT, TaskPriority.HIGH, TaskPriority.NORMAL, TaskPriority.LOW)) {
            String key = priority.name().toLowerCase(Locale.ROOT);
            ListQuery query = ListQuery.first(1).where("status", "open").where("priority", key);
            query = own ? query.where("owner", String.valueOf(me)) : branch.narrow(query);
            bars.add(Bar.of(TaskWords.priority(priority), tasks.count(query))
                    .at("tasks?view=" + (own ? "mine" : "open") + "&priority=" + key));
        }
        var chart =
                new Chart(Chart.Shape.BARS, Words.of("tasks.field.priority"), Words.of("automation.priorities"), bars);
        return new Panel(Words.of("automation.priorities"), chart).end(chart.tableSwitch());
    }
}
