package dev.cohort.app.task;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.task.TaskDetails;
import dev.cohort.task.TaskStatus;
import dev.cohort.task.Tasks;
import dev.cohort.ui.Action;
import dev.cohort.ui.Address;
import dev.cohort.ui.Dates;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Parts;
import dev.cohort.ui.SearchField;
import dev.cohort.ui.Shell;
import dev.cohort.ui.View;
import dev.cohort.ui.ViewTabs;
import dev.cohort.ui.Words;
import dev.cohort.ui.task.TaskDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All tasks the viewer may see, by when they are due. The view and the search stand in the address. */
@Route(value = "tasks", layout = Shell.class)
@ViewPermission(CorePermissions.TASK_READ)
@Dependent
public class TasksView extends View implements BeforeEnterObserver, HasDynamicTitle {
    private static final int AT_ONCE = 100;
    private static final int WEEK = 7;

    private final Tasks tasks;
    private final TaskDesk desk;
    private final Clock clock;
    private final PageHeader header = new PageHeader(Words.of("tasks.title"));
    private final ViewTabs tabs = new ViewTabs();
    private final Div list = Parts.div("page-body task-list");
    private final SearchField search = new SearchField(Words.of("tasks.search"), this::search);
    private TaskView view = TaskView.MINE;
    private String text = "";
    private int shown = AT_ONCE;

    @Inject
    public TasksView(Tasks tasks, TaskDesk desk, Clock clock) {
        this.tasks = tasks;
        this.desk = desk;
        this.clock = clock;
        for (TaskView each : TaskView.values()) {
            String title = Words.of("tasks.view." + each.key());
            if (each == TaskView.DONE) tabs.add(each.key(), title);
            else tabs.add(each.key(), title, 0);
        }
        tabs.onSelect(key -> Address.go("tasks", state(key, text)));
        tabs.end(search);
        if (Access.may(CorePermissions.TASK_CHANGE))
            header.actions(Action.key(
                    Action.primary(Words.of("tasks.new"), Icon.PLUS, () -> desk.create(null, null, this::draw)),
                    "n",
                    Words.of("tasks.new")));
        add(header, tabs, Parts.div("scroll", list));
    }

    private static QueryParameters state(String view, String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!view.equals(TaskView.MINE.key())) parameters.put("view", view);
        if (!text.isEmpty()) parameters.put("q", text);
        return QueryParameters.simple(parameters);
    }

    private void search(String typed) {
        text = typed;
        Address.replace("tasks", state(view.key(), text));
        draw();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        view = TaskView.of(parameters.getSingleParameter("view").orElse(""));
        text = parameters.getSingleParameter("q").orElse("");
        shown = AT_ONCE;
        search.show(text);
        draw();
        parameters
                .getSingleParameter("task")
                .flatMap(TasksView::id)
                .ifPresent(id -> desk.change(tasks.get(id), this::draw));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void draw() {
        Instant now = Instant.now(clock);
        tabs.select(view.key());
        for (TaskView each : TaskView.values())
            if (each != TaskView.DONE) tabs.count(each.key(), tasks.count(each.query(1, now)));
        ListQuery query = view.query(shown, now).searching(text);
        Page<TaskDetails> page = tasks.list(query);
        list.removeAll();
        if (page.items().isEmpty()) list.add(nothing());
        grouped(page.items(), now)
                .forEach((words, group) -> list.add(
                        Parts.div(
                                words.equals(Words.of("tasks.group.overdue")) ? "gh red" : "gh",
                                Parts.span("", words),
                                Parts.span("t3", String.valueOf(group.size()))),
                        desk.lines(group, this::draw)));
        if (page.next() != null && shown < ListQuery.MOST)
            list.add(Action.plain(Words.of("tasks.more"), () -> {
                shown = ListQuery.MOST;
                draw();
            }));
    }

    private Map<String, List<TaskDetails>> grouped(List<TaskDetails> found, Instant now) {
        Map<String, List<TaskDetails>> groups = new LinkedHashMap<>();
        for (TaskDetails task : found)
            groups.computeIfAbsent(group(task, now), words -> new java.util.ArrayList<>())
                    .add(task);
        return groups;
    }

    private static String group(TaskDetails task, Instant now) {
        ZoneId zone = Context.current().zone();
        if (task.status() != TaskStatus.OPEN) return task.settledAt() == null ? "" : Dates.day(task.settledAt());
        LocalDate day = task.dueOn();
        if (day == null) return Words.of("tasks.group.undated");
        if (task.overdue()) return Words.of("tasks.group.overdue");
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (day.equals(today)) return Words.of("tasks.group.today");
        if (day.equals(today.plusDays(1))) return Words.of("tasks.group.tomorrow");
        return Words.of(day.isBefore(today.plusDays(WEEK)) ? "tasks.group.week" : "tasks.group.later");
    }

    private EmptyState nothing() {
        if (!text.isEmpty()) return new EmptyState(Icon.SEARCH, Words.of("tasks.none.found", text), "");
        return new EmptyState(Icon.TASK, Words.of("tasks.none." + view.key()), Words.of("tasks.none.text"));
    }

    @Override
    public String getPageTitle() {
        return Words.of("tasks.title");
    }
}
