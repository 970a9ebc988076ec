package dev.cohort.app.task;

import dev.cohort.module.MenuCount;
import dev.cohort.task.Tasks;
import dev.cohort.ui.CurrentBranch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** How many of the viewer's own tasks are due today or were before. */
@ApplicationScoped
public class DueTasks implements MenuCount {
    private final CurrentBranch branch;
    private final Tasks tasks;
    private final Clock clock;

    @Inject
    DueTasks(Tasks tasks, Clock clock, CurrentBranch branch) {
        this.branch = branch;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public String path() {
        return "tasks";
    }

    @Override
    public long waiting() {
        Instant now = Instant.now(clock);
        return tasks.count(TaskView.MINE
                .query(1, now, branch)
                .where("dueAt.lte", TaskView.endOfDay(now).toString()));
    }
}
