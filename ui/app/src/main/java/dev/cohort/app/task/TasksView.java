package dev.cohort.app.task;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.module.Settings;
import dev.cohort.request.Context;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.task.TaskDetails;
import dev.cohort.task.TaskEscalation;
import dev.cohort.task.TaskPriority;
import dev.cohort.task.TaskStatus;
import dev.cohort.task.Tasks;
import dev.cohort.ui.Action;
import dev.cohort.ui.Address;
import dev.cohort.ui.Badge;
import dev.cohort.ui.CurrentBranch;
import dev.cohort.ui.Dates;
import dev.cohort.ui.DayCard.Whose;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Parts;
import dev.cohort.ui.SearchField;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Tone;
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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    private final CurrentBranch branch;
    private final Tasks tasks;
    private final TaskDesk desk;
    private final AutomationPart automation;
    private final RemindersPart reminders;
    private final Settings settings;
    private final Clock clock;
    private final PageHeader header = new PageHeader(Words.of("tasks.title"));
    private final ViewTabs tabs = new ViewTabs();
    private final Div list = Parts.div("page-body task-list");
    private final SearchField search = new SearchField(Words.of("tasks.search"), this::search);
    private TaskView view = TaskView.MINE;
    private String text = "";
    private String priority = "";
    private String rule = "";
    private Whose whose = Whose.MINE;
    private boolean onlyOverdue;
    private int shown = AT_ONCE;

    @Inject
    TasksView(
            Tasks tasks,
            TaskDesk desk,
            AutomationPart automation,
            RemindersPart reminders,
            Settings settings,
            Clock clock,
            CurrentBranch branch) {
        this.branch = branch;
        this.tasks = tasks;
        this.desk = desk;
        this.automation = automation;
        this.reminders = reminders;
        this.settings = settings;
        this.clock = clock;
        for (TaskView each : TaskView.values()) {
            if (each == TaskView.ALL) continue;
            String title = Words.of("tasks.view." + each.key());
            if (!counts(each)) tabs.add(each.key(), title);
            else tabs.add(each.key(), title, 0);
        }
        tabs.onSelect(key -> Address.go("tasks", state(key, text, "", "")));
        tabs.end(search, TaskTableView.looks(TaskTableView.LIST).onSelect(look -> {
            if (look.equals(TaskTableView.TABLE))
                Address.go("tasks/table", state(view.compareTo(TaskView.DONE) <= 0 ? view.key() : "", text, "", ""));
        }));
        if (Access.may(CorePermissions.TASK_IMPORT))
            header.actions(
                    Action.plain(Words.of("import.ui.title"), Icon.UPLOAD, () -> Address.go("import?kind=task")));
        if (Access.may(CorePermissions.TASK_CHANGE))
            header.actions(Action.key(
                    Action.primary(Words.of("tasks.new"), Icon.PLUS, () -> desk.create(null, null, this::draw)),
                    "n",
                    Words.of("tasks.new")));
        add(header, tabs, Parts.div("scroll", list));
    }

    private static boolean counts(TaskView view) {
        return view.compareTo(TaskView.DONE) < 0;
    }

    static QueryParameters state(String view, String text, String priority, String rule) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!view.isEmpty() && !view.equals(TaskView.MINE.key())) parameters.put("view", view);
        if (!text.isEmpty()) parameters.put("q", text);
        if (!priority.isEmpty()) parameters.put("priority", priority);
        if (!rule.isEmpty()) parameters.put("rule", rule);
        return QueryParameters.simple(parameters);
    }

    private void search(String typed) {
        text = typed;
        Address.replace("tasks", state(view.key(), text, priority, rule));
        draw();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        view = TaskView.of(parameters.getSingleParameter("view").orElse(""));
        if (view == TaskView.ALL) view = TaskView.OPEN;
        text = parameters.getSingleParameter("q").orElse("");
        priority = parameters
                .getSingleParameter("priority")
                .filter(TasksView::isPriority)
                .orElse("");
        rule = parameters
                .getSingleParameter("rule")
                .flatMap(TasksView::id)
                .map(UUID::toString)
                .orElse("");
        whose = parameters.getSingleParameter("of").filter("all"::equals).isPresent() ? Whose.ALL : Whose.MINE;
        onlyOverdue = parameters.getParameters().containsKey("overdue");
        shown = AT_ONCE;
        search.show(text);
        draw();
        parameters
                .getSingleParameter("task")
                .flatMap(TasksView::id)
                .ifPresent(id -> desk.change(tasks.get(id), this::draw));
    }

    private static boolean isPriority(String key) {
        return Arrays.stream(TaskPriority.values())
                .anyMatch(each -> each.name().toLowerCase(Locale.ROOT).equals(key));
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
        recount();
        tabs.select(view.key());
        for (TaskView each : TaskView.values())
            if (counts(each)) tabs.count(each.key(), tasks.count(each.query(1, now, branch)));
        list.removeAll();
        list.setClassName("wide", view == TaskView.AUTOMATION);
        search.setVisible(view.compareTo(TaskView.DONE) <= 0);
        if (view == TaskView.AUTOMATION || view == TaskView.REMINDERS) {
            list.add(view == TaskView.AUTOMATION ? automation.show() : reminders.show(whose, onlyOverdue));
            return;
        }
        ListQuery query = view.query(shown, now, branch).searching(text);
        if (!priority.isEmpty()) query = query.where("priority", priority);
        if (!rule.isEmpty()) query = query.where("rule", rule);
        filters(query);
        Page<TaskDetails> page = tasks.list(query);
        if (view == TaskView.OVERDUE) escalation();
        if (page.items().isEmpty()) list.add(nothing());
        grouped(page.items(), now)
                .forEach((words, group) -> list.add(
                        Parts.div(
                                words.equals(Words.of("tasks.group.overdue")) ? "gh red" : "gh",
                                Parts.span("", words),
                                Parts.span("t3", String.valueOf(group.size()))),
                        view == TaskView.OVERDUE ? ladders(group, now) : desk.lines(group, this::draw)));
        if (page.next() != null && shown < ListQuery.MOST)
            list.add(Action.plain(Words.of("tasks.more"), () -> {
                shown = ListQuery.MOST;
                draw();
            }));
    }

    /** What of the view is shown only, with the way back to all of it. */
    private void filters(ListQuery query) {
        if (priority.isEmpty() && rule.isEmpty()) return;
        String words = priority.isEmpty()
                ? Words.of("tasks.filter.rule")
                : Words.of("tasks.filter.priority", Words.of("tasks.priority." + priority));
        list.add(Parts.div(
                "row g3 task-filter",
                Badge.of(words, Tone.ACCENT),
                Parts.span("t3", String.format(Words.locale(), "%,d", tasks.count(query))),
                Action.quiet(
                        Words.of("tasks.filter.none"),
                        Icon.CLOSE,
                        () -> Address.go("tasks", state(view.key(), text, "", "")))));
    }

    /** Who is told of what stays undone, and when. */
    private void escalation() {
        int hours = settings.get(TaskEscalation.AFTER_HOURS);
        list.add(new Note(
                Tone.GREY,
                Icon.BELL,
                Markup.text(
                        hours > 0
                                ? Words.of("tasks.escalation", hours, 2 * hours)
                                : Words.of("tasks.escalation.off"))));
    }

    private Component ladders(List<TaskDetails> group, Instant now) {
        int hours = settings.get(TaskEscalation.AFTER_HOURS);
        var lines = Parts.div("tasks");
        for (TaskDetails task : group) {
            lines.add(desk.line(task, true, this::draw));
            if (hours > 0) lines.add(EscalationLadder.of(task, hours, now));
        }
        return lines;
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
