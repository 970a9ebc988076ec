package dev.cohort.ui.task;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.Members;
import dev.cohort.record.RecordRef;
import dev.cohort.rest.ListQuery;
import dev.cohort.task.TaskDetails;
import dev.cohort.task.TaskStatus;
import dev.cohort.task.Tasks;
import dev.cohort.ui.Action;
import dev.cohort.ui.Avatar;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Parts;
import dev.cohort.ui.RecordPicker;
import dev.cohort.ui.Section;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.FieldDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What views of tasks are made of: lines with a tick, forms, the tasks of a record. */
@Dependent
public class TaskDesk {
    private static final int OF_A_RECORD = 20;

    private final RecordPicker picker;
    private final Tasks tasks;
    private final Members members;
    private final FieldDesk fields;
    private final Clock clock;

    @Inject
    TaskDesk(Tasks tasks, Members members, FieldDesk fields, Clock clock, RecordPicker picker) {
        this.picker = picker;
        this.tasks = tasks;
        this.members = members;
        this.fields = fields;
        this.clock = clock;
    }

    /** The open tasks of a record with a way to make another; empty for whom tasks are none of their business. */
    public Optional<Section> ofRecord(String recordType, UUID recordId, Runnable changed) {
        if (!Access.may(CorePermissions.TASK_READ)) return Optional.empty();
        ListQuery open = ListQuery.first(OF_A_RECORD)
                .where("recordType", recordType)
                .where("recordId", recordId.toString())
                .where("status", "open")
                .counting();
        var page = tasks.list(open);
        var section = new Section(Words.of("tasks.open"));
        long count = page.total() == null ? 0 : page.total();
        if (count > 0) section.count(count);
        page.items().forEach(task -> section.add(line(task, false, changed)));
        if (count == 0) section.add(Parts.span("t3 sm", Words.of("tasks.none.of-record")));
        if (Access.may(CorePermissions.TASK_CHANGE))
            section.end(Action.small(
                    Action.quietIcon(Icon.PLUS, Words.of("tasks.new"), () -> create(recordType, recordId, changed))));
        return Optional.of(section);
    }

    /** One task: a tick, what is to be done, when. A click on the words opens it. */
    public Component line(TaskDetails task, boolean withRecord, Runnable changed) {
        var words = Parts.div("cut grow", subject(task, changed));
        RecordRef record = task.record();
        if (withRecord && record != null) {
            var link = new Anchor(record.path(), record.title());
            link.addClassNames("t3", "sm", "cut");
            words.add(Parts.div("cut", link));
        }
        return Parts.div(
                "row task", tick(task, changed), TaskWords.icon(task.type()).create(), words, signs(task));
    }

    private Component subject(TaskDetails task, Runnable changed) {
        if (task.status() != TaskStatus.OPEN) return Parts.span("cut struck t3", task.subject());
        if (!Access.may(CorePermissions.TASK_CHANGE)) return Parts.span("cut", task.subject());
        var opens = new NativeButton(task.subject(), click -> change(task, changed));
        opens.addClassNames("opens", "cut");
        return opens;
    }

    private Component signs(TaskDetails task) {
        Markup owner =
                task.owner() == null ? Markup.EMPTY : Avatar.markup(task.owner().name(), Avatar.Size.SMALL);
        return Markup.span("row", TaskWords.pressing(task.priority()), TaskWords.due(task, Instant.now(clock)), owner)
                .component();
    }

    private Component tick(TaskDetails task, Runnable changed) {
        var tick = new Checkbox(task.status() == TaskStatus.DONE);
        tick.setAriaLabel(Words.of("tasks.done.mark", task.subject()));
        tick.setEnabled(Access.may(CorePermissions.TASK_CHANGE) && task.status() != TaskStatus.CANCELLED);
        tick.addValueChangeListener(event -> {
            if (event.isFromClient()) turn(task, event.getValue() ? TaskStatus.DONE : TaskStatus.OPEN, changed);
        });
        return tick;
    }

    /** Done or open again, and the other way round with Undo. */
    public void turn(TaskDetails task, TaskStatus status, Runnable changed) {
        TaskStatus before = task.status();
        tasks.turn(task.id(), status);
        Toast.undoable(
                Markup.text(Words.of("tasks.is." + status.name().toLowerCase(java.util.Locale.ROOT), task.subject())),
                () -> {
                    tasks.turn(task.id(), before);
                    changed.run();
                });
        changed.run();
    }

    public void create(@Nullable String recordType, @Nullable UUID recordId, Runnable saved) {
        TaskForm.create(tasks, fields, members.list(), picker, recordType, recordId, saved);
    }

    public void change(TaskDetails task, Runnable saved) {
        TaskForm.change(tasks, fields, members.list(), task, saved);
    }

    /** The same tasks as lines, one below the other. */
    public Div lines(List<TaskDetails> found, Runnable changed) {
        var lines = Parts.div("tasks");
        found.forEach(task -> lines.add(line(task, true, changed)));
        return lines;
    }
}
