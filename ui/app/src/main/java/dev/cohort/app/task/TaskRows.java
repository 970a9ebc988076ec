package dev.cohort.app.task;

import dev.cohort.access.Members;
import dev.cohort.customfield.CustomFields;
import dev.cohort.customfield.OwnField;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.task.TaskDetails;
import dev.cohort.task.TaskPriority;
import dev.cohort.task.TaskType;
import dev.cohort.task.Tasks;
import dev.cohort.ui.CurrentBranch;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.FilterField;
import dev.cohort.ui.FilterField.Option;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Paged.Sort;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.OwnFieldFilters;
import dev.cohort.ui.task.TaskWords;
import dev.cohort.ui.view.ImportFilter;
import dev.cohort.ui.view.ListRows;
import dev.cohort.ui.view.ListState;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The list of tasks as a table: its views, its filters, and what they ask of the service. */
@Dependent
class TaskRows implements ListRows<TaskDetails> {
    private static final String NOBODY = "nobody";

    private final CurrentBranch branch;
    private final Tasks tasks;
    private final Members members;
    private final ImportFilter imports;
    private final Clock clock;
    private final List<OwnField> own;

    @Inject
    TaskRows(
            Tasks tasks,
            Members members,
            ImportFilter imports,
            CustomFields fields,
            Clock clock,
            CurrentBranch branch) {
        this.branch = branch;
        this.tasks = tasks;
        this.members = members;
        this.imports = imports;
        this.clock = clock;
        this.own = fields.own(Tasks.RECORD);
    }

    Clock clock() {
        return clock;
    }

    static Map<String, String> views() {
        Map<String, String> views = new LinkedHashMap<>();
        for (TaskView view : TaskView.values())
            if (view.compareTo(TaskView.ALL) <= 0) views.put(view.key(), Words.of("tasks.view." + view.key()));
        return views;
    }

    /** The tenant's own fields of tasks. */
    List<OwnField> own() {
        return own;
    }

    List<FilterField> filters() {
        List<FilterField> fields = new ArrayList<>(List.of(
                FilterField.choice("owner", Words.of("task.field.owner"), this::owners),
                FilterField.choice(
                        "priority",
                        Words.of("task.field.priority"),
                        Arrays.stream(TaskPriority.values())
                                .map(each -> new Option(key(each), TaskWords.priority(each)))
                                .toList()),
                FilterField.choice(
                        "type",
                        Words.of("task.field.type"),
                        Arrays.stream(TaskType.values())
                                .map(each -> new Option(key(each), TaskWords.type(each)))
                                .toList()),
                FilterField.days("dueOn", Words.of("task.field.dueAt"))));
        imports.field("task").ifPresent(fields::add);
        return new OwnFieldFilters(own).after(fields);
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private List<Option> owners() {
        return Stream.concat(
                        Stream.of(new Option(NOBODY, Words.of("tasks.nobody"))),
                        members.list().stream()
                                .map(member -> new Option(member.id().toString(), member.name())))
                .toList();
    }

    @Override
    public ListQuery query(ListState state, int limit) {
        ListQuery query = TaskView.of(state.view())
                .query(limit, Instant.now(clock), branch)
                .searching(state.text());
        for (String field : List.of("priority", "type")) {
            List<String> values = state.filters().get(field);
            if (!values.isEmpty()) query = query.where(field, values.toArray(String[]::new));
        }
        List<String> owners = state.filters().get("owner");
        if (!owners.isEmpty())
            query = query.where(
                    "owner",
                    owners.stream().map(each -> each.equals(NOBODY) ? "" : each).toArray(String[]::new));
        query = new OwnFieldFilters(own).narrow(query, state.filters());
        query = ImportFilter.narrow(query, state.filters());
        List<String> ends = FilterField.ends(state.filters().first("dueOn").orElse(FilterField.BETWEEN));
        if (!ends.getFirst().isEmpty()) query = query.where("dueOn.gte", ends.getFirst());
        return ends.getLast().isEmpty() ? query : query.where("dueOn.lte", ends.getLast());
    }

    @Override
    public Page<TaskDetails> page(ListQuery query) {
        return tasks.list(query);
    }

    @Override
    public long count(ListQuery query) {
        return tasks.count(query);
    }

    @Override
    public List<Long> counts(List<ListQuery> queries, long most) {
        return tasks.counts(queries, most);
    }

    @Override
    public String counted(long rows) {
        return Words.of("tasks.count", rows);
    }

    @Override
    public Sort order(ListState state) {
        return TaskView.of(state.view()) == TaskView.DONE ? new Sort("settledAt", true) : new Sort("dueAt", false);
    }

    @Override
    public EmptyState nothing(ListState state) {
        if (state.isNarrow()) return new EmptyState(Icon.SEARCH, Words.of("tasks.none.found", state.text()), "");
        return new EmptyState(Icon.TASK, Words.of("tasks.none." + state.view()), Words.of("tasks.none.text"));
    }
}
