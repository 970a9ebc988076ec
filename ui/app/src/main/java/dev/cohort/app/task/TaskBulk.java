package dev.cohort.app.task;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.timepicker.TimePicker;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.Members;
import dev.cohort.access.Members.MemberSummary;
import dev.cohort.bulk.BulkChanges;
import dev.cohort.bulk.BulkEdits;
import dev.cohort.bulk.BulkOrder;
import dev.cohort.customfield.CustomFields;
import dev.cohort.rest.ListQuery;
import dev.cohort.task.TaskDetails;
import dev.cohort.task.TaskPriority;
import dev.cohort.task.TaskStatus;
import dev.cohort.task.Tasks;
import dev.cohort.ui.BulkBar;
import dev.cohort.ui.DateFields;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Words;
import dev.cohort.ui.task.TaskWords;
import dev.cohort.ui.view.BulkForm;
import dev.cohort.ui.view.BulkForm.Field;
import dev.cohort.ui.view.BulkForm.Input;
import dev.cohort.ui.view.OwnFieldEdits;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** What can be done with several tasks at once. */
@Dependent
class TaskBulk {
    private final BulkEdits edits;
    private final Members members;
    private final CustomFields own;

    @Inject
    TaskBulk(BulkEdits edits, Members members, CustomFields own) {
        this.own = own;
        this.edits = edits;
        this.members = members;
    }

    /**
     * The bar of these acts; empty for those who may change nothing.
     *
     * @param matching what the list shows now
     * @param all how many that are
     */
    Optional<BulkBar> bar(
            Supplier<Set<TaskDetails>> selection, Supplier<ListQuery> matching, Supplier<Long> all, Runnable changed) {
        if (!Access.may(CorePermissions.TASK_CHANGE)) return Optional.empty();
        var bar = new BulkBar();
        bar.action(Icon.CHECK, Words.of("tasks.status.done"), () -> {
            var edit = edits.start(Tasks.RECORD, BulkOrder.of(ids(selection.get()), BulkChanges.status("done", null)));
            changed.run();
            BulkForm.tell(edits, Tasks.RECORD, edit, changed);
        });
        bar.action(Icon.NOTE, Words.of("bulk.edit"), () -> new BulkForm(
                        edits,
                        Tasks.RECORD,
                        fields(),
                        new BulkForm.Selected(ids(selection.get()), matching.get(), all.get(), changed))
                .own(own.own(Tasks.RECORD))
                .saying("owner", this::member)
                .saying("status", key -> Words.of("tasks.status." + key.toLowerCase(Locale.ROOT)))
                .saying("priority", key -> Words.of("tasks.priority." + key.toLowerCase(Locale.ROOT)))
                .open());
        return Optional.of(bar);
    }

    private String member(String id) {
        return members.list().stream()
                .filter(member -> member.id().toString().equals(id))
                .findFirst()
                .map(MemberSummary::name)
                .orElse(id);
    }

    private static List<UUID> ids(Set<TaskDetails> tasks) {
        return tasks.stream().map(TaskDetails::id).toList();
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>(List.of(
                new Field(Words.of("task.field.owner"), this::owner),
                new Field(Words.of("task.field.dueAt"), TaskBulk::due),
                new Field(Words.of("task.field.priority"), TaskBulk::priority),
                new Field(Words.of("task.field.status"), TaskBulk::status)));
        fields.addAll(OwnFieldEdits.of(own.own(Tasks.RECORD)));
        return fields;
    }

    private Input owner() {
        var owner = new ComboBox<MemberSummary>(Words.of("task.field.owner"));
        owner.setItems(members.list());
        owner.setItemLabelGenerator(MemberSummary::name);
        owner.setClearButtonVisible(true);
        owner.setPlaceholder(Words.of("tasks.nobody"));
        return new Input(
                owner,
                () -> BulkChanges.set(
                        "owner",
                        owner.getValue() == null
                                ? NullNode.instance
                                : JsonNodeFactory.instance.textNode(
                                        owner.getValue().id().toString())));
    }

    private static Input due() {
        var day = DateFields.day();
        day.setLabel(Words.of("task.field.dueAt"));
        day.setHelperText(Words.of("bulk.empty"));
        var time = new TimePicker(Words.of("tasks.bulk.time"));
        time.setLocale(Words.locale());
        time.setClearButtonVisible(true);
        return new Input(Parts.div("col", day, time), () -> {
            ObjectNode set = JsonNodeFactory.instance.objectNode();
            set.put("dueOn", day.getValue() == null ? null : day.getValue().toString());
            // Without a day there is no time either; else the time of each stays unless one is said.
            if (day.isEmpty()) set.putNull("dueTime");
            else if (!time.isEmpty()) set.put("dueTime", time.getValue().toString());
            return BulkChanges.set(set);
        });
    }

    private static Input priority() {
        var priority = new Select<TaskPriority>();
        priority.setLabel(Words.of("task.field.priority"));
        priority.setItems(TaskPriority.values());
        priority.setItemLabelGenerator(TaskWords::priority);
        priority.setValue(TaskPriority.NORMAL);
        return new Input(
                priority,
                () -> BulkChanges.set("priority", JsonNodeFactory.instance.textNode(key(priority.getValue()))));
    }

    private static Input status() {
        var status = new Select<TaskStatus>();
        status.setLabel(Words.of("task.field.status"));
        status.setItems(TaskStatus.values());
        status.setItemLabelGenerator(each -> Words.of("tasks.status." + key(each)));
        status.setValue(TaskStatus.DONE);
        return new Input(status, () -> BulkChanges.status(key(status.getValue()), null));
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
