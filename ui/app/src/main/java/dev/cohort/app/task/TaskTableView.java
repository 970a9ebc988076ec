package dev.cohort.app.task;

import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.savedview.SavedViews;
import dev.cohort.task.TaskDetails;
import dev.cohort.task.TaskStatus;
import dev.cohort.task.Tasks;
import dev.cohort.ui.Action;
import dev.cohort.ui.Address;
import dev.cohort.ui.Icon;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Segmented;
import dev.cohort.ui.Shell;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import dev.cohort.ui.task.TaskDesk;
import dev.cohort.ui.view.RecordList;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Tasks as a table, for who has many to look through and change. */
@Route(value = "tasks/table", layout = Shell.class)
@ViewPermission(CorePermissions.TASK_READ)
@Dependent
public class TaskTableView extends View implements AfterNavigationObserver, HasDynamicTitle {
    static final String LIST = "list";
    static final String TABLE = "table";

    private final RecordList<TaskDetails> list;

    @Inject
    TaskTableView(Tasks tasks, TaskDesk desk, TaskRows rows, TaskBulk bulk, SavedViews views) {
        var header = new PageHeader(Words.of("tasks.title"));
        var table = new TaskTable(rows.clock(), rows.own());
        list = new RecordList<>(
                        "tasks/table",
                        "tasks",
                        header,
                        table,
                        new RecordList.Shape(rows.filters(), TaskRows.views(), Words.of("tasks.search")),
                        views,
                        rows)
                .export(
                        CorePermissions.TASK_EXPORT,
                        (query, columns, format) -> tasks.export(
                                query,
                                columns.stream()
                                        .map(key -> key.equals("priorityRank") ? "priority" : key)
                                        .toList(),
                                format))
                .beside(looks(TABLE).onSelect(look -> {
                    if (look.equals(LIST))
                        Address.go(
                                "tasks",
                                TasksView.state(
                                        list().state().view(), list().state().text(), "", ""));
                }));
        bulk.bar(table::selection, list::query, list::listed, list::refresh).ifPresent(list::bulk);
        if (Access.may(CorePermissions.TASK_CHANGE)) {
            header.actions(Action.key(
                    Action.primary(Words.of("tasks.new"), Icon.PLUS, () -> desk.create(null, null, list::refresh)),
                    "n",
                    Words.of("tasks.new")));
            table.onOpen(task -> {
                if (task.status() == TaskStatus.OPEN) desk.change(task, list::refresh);
            });
        }
        add(header);
        add(list.components());
    }

    private RecordList<TaskDetails> list() {
        return list;
    }

    /** The switch between the two looks of the page. */
    static Segmented looks(String now) {
        var looks = new Segmented(Words.of("tasks.look"))
                .option(LIST, Icon.TASK, Words.of("tasks.look.list"))
                .option(TABLE, Icon.TABLE, Words.of("tasks.look.table"));
        looks.select(now);
        return looks;
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        list.navigated(event);
    }

    @Override
    public String getPageTitle() {
        return Words.of("tasks.title");
    }
}
