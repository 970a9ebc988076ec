package dev.cohort.app.task;

import dev.cohort.customfield.OwnField;
import dev.cohort.task.TaskDetails;
import dev.cohort.task.TaskPriority;
import dev.cohort.ui.Avatar;
import dev.cohort.ui.DataGrid;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.OwnFieldColumns;
import dev.cohort.ui.task.TaskWords;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of the list of tasks. */
class TaskTable extends DataGrid<TaskDetails> {
    private final Clock clock;

    /** @param own the tenant's own fields, each a column that may be chosen */
    TaskTable(Clock clock, List<OwnField> own) {
        super(TaskDetails::id);
        this.clock = clock;
        column("subject", Words.of("task.field.subject"), TaskTable::subject)
                .setWidth("240px")
                .setFlexGrow(4)
                .setSortable(true);
        column("dueAt", Words.of("task.field.dueAt"), this::due)
                .setWidth("170px")
                .setFlexGrow(0)
                .setSortable(true);
        column("priorityRank", Words.of("task.field.priority"), TaskTable::priority)
                .setWidth("100px")
                .setFlexGrow(0)
                .setSortable(true);
        column("owner", Words.of("task.field.owner"), TaskTable::owner)
                .setWidth("150px")
                .setFlexGrow(1);
        column("record", Words.of("task.field.record"), TaskTable::record)
                .setWidth("170px")
                .setFlexGrow(2);
        text("type", Words.of("task.field.type"), task -> TaskWords.type(task.type()))
                .setWidth("110px")
                .setFlexGrow(0);
        text("status", Words.of("task.field.status"), task -> status(task)).setWidth("100px");
        text("settledAt", Words.of("task.field.settledAt"), task -> moment(task.settledAt()))
                .setWidth("140px")
                .setSortable(true);
        text("createdAt", Words.of("task.field.createdAt"), task -> moment(task.createdAt()))
                .setWidth("140px")
                .setSortable(true);
        text("notes", Words.of("task.field.notes"), task -> task.notes() == null ? "" : task.notes())
                .setWidth("200px");
        hide("status", "settledAt", "createdAt", "notes");
        OwnFieldColumns.into(this, own, TaskDetails::customFields);
        phoneCard(this::card);
        label(Words.of("tasks.title"));
    }

    private static Markup subject(TaskDetails task) {
        return Markup.span(
                "row",
                TaskWords.icon(task.type()).markup(Icon.Size.SMALL),
                Markup.span("cut m", Markup.text(task.subject())));
    }

    private Markup due(TaskDetails task) {
        return TaskWords.due(task, Instant.now(clock));
    }

    private static Markup priority(TaskDetails task) {
        Markup pressing = TaskWords.pressing(task.priority());
        return task.priority() == TaskPriority.URGENT || task.priority() == TaskPriority.HIGH
                ? pressing
                : Markup.span("t3", Markup.text(TaskWords.priority(task.priority())));
    }

    private static Markup owner(TaskDetails task) {
        return task.owner() == null
                ? Markup.span("t3", Markup.text(Words.of("tasks.nobody")))
                : Avatar.named(task.owner().name(), Avatar.Size.SMALL);
    }

    private static Markup record(TaskDetails task) {
        return task.record() == null
                ? Markup.EMPTY
                : Markup.span(
                        "cut",
                        Markup.link(
                                task.record().path(), Markup.text(task.record().title())));
    }

    private static String status(TaskDetails task) {
        return Words.of("tasks.status." + task.status().name().toLowerCase(Locale.ROOT));
    }

    private static String moment(@Nullable Instant at) {
        return at == null ? "" : Dates.moment(at);
    }

    private Markup card(TaskDetails task) {
        return Markup.span(
                "row g3 grow",
                Markup.span(
                        "col grow cut",
                        subject(task),
                        Markup.span("row between sm", Markup.span("cut t3", owner(task)), due(task))),
                Icon.CHEVRON_RIGHT.markup(Icon.Size.SMALL));
    }
}
