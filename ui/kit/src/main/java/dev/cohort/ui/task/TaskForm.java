package dev.cohort.ui.task;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import dev.cohort.access.Members.MemberSummary;
import dev.cohort.customfield.OwnValues;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.request.Context;
import dev.cohort.rest.Checks;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.search.SearchHit;
import dev.cohort.task.TaskDetails;
import dev.cohort.task.TaskFields;
import dev.cohort.task.TaskPriority;
import dev.cohort.task.TaskType;
import dev.cohort.task.Tasks;
import dev.cohort.text.Texts;
import dev.cohort.ui.DateFields;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.RecordPicker;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.FieldDesk;
import dev.cohort.ui.field.OwnFieldSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A new task, or one that is changed. */
final class TaskForm {
    private static final List<String> RECURRENCES = List.of(
            "",
            "FREQ=DAILY",
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
            "FREQ=WEEKLY",
            "FREQ=WEEKLY;INTERVAL=2",
            "FREQ=MONTHLY",
            "FREQ=YEARLY");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Tasks tasks;
    private final Optional<TaskDetails> task;
    private final @Nullable String recordType;
    private final @Nullable UUID recordId;
    private final Runnable saved;
    private final FormPanel panel;
    private final TextField subject = new TextField(Words.of("tasks.field.subject"));
    private final Select<TaskType> type = new Select<>();
    private final Select<TaskPriority> priority = new Select<>();
    private final DatePicker dueOn = DateFields.day();
    private final TimePicker dueTime = new TimePicker(Words.of("tasks.field.dueTime"));
    private final ComboBox<MemberSummary> owner = new ComboBox<>(Words.of("tasks.field.owner"));
    private final Select<String> recurrence = new Select<>();
    private final TextArea notes = new TextArea(Words.of("tasks.field.notes"));
    private final Map<String, HasValidation> fields = new LinkedHashMap<>();
    private final OwnFieldSet own;
    private Optional<ComboBox<SearchHit>> about = Optional.empty();

    private TaskForm(
            Tasks tasks,
            FieldDesk desk,
            List<MemberSummary> members,
            Optional<TaskDetails> task,
            @Nullable String recordType,
            @Nullable UUID recordId,
            Runnable saved) {
        this.tasks = tasks;
        this.task = task;
        this.recordType = recordType;
        this.recordId = recordId;
        this.saved = saved;
        this.panel = new FormPanel(
                Words.of(task.isPresent() ? "tasks.change" : "tasks.new"),
                Words.of(task.isPresent() ? "tasks.save" : "tasks.create"),
                this::save);
        choices(members);
        panel.wide(subject);
        panel.fields(dueOn, dueTime, type, owner, priority, recurrence);
        panel.wide(notes);
        own = OwnFieldSet.of(
                desk, Tasks.RECORD, task.map(TaskDetails::customFields).orElse(MissingNode.getInstance()));
        own.addTo(panel);
        own.each((name, input) -> {
            if (input instanceof HasValidation checked) fields.put(name, checked);
        });
        fields.putAll(Map.of(
                "subject",
                subject,
                "dueOn",
                dueOn,
                "dueTime",
                dueTime,
                "owner",
                owner,
                "recurrence",
                recurrence,
                "notes",
                notes));
    }

    static void create(
            Tasks tasks,
            FieldDesk desk,
            List<MemberSummary> members,
            RecordPicker picker,
            @Nullable String recordType,
            @Nullable UUID recordId,
            Runnable saved) {
        var form = new TaskForm(tasks, desk, members, Optional.empty(), recordType, recordId, saved);
        form.fill(TaskType.TODO, TaskPriority.NORMAL, members, Context.caller().id());
        if (recordId == null) form.about = picker.field(Words.of("tasks.field.about"));
        form.about.ifPresent(form.panel::wide);
        form.panel.open();
    }

    static void change(Tasks tasks, FieldDesk desk, List<MemberSummary> members, TaskDetails task, Runnable saved) {
        var form = new TaskForm(
                tasks,
                desk,
                members,
                Optional.of(task),
                task.record() == null ? null : task.record().type(),
                task.record() == null ? null : task.record().id(),
                saved);
        form.fill(
                task.type(),
                task.priority(),
                members,
                task.owner() == null ? null : task.owner().id());
        form.subject.setValue(task.subject());
        form.dueOn.setValue(task.dueOn());
        form.dueTime.setValue(task.dueTime());
        form.notes.setValue(Objects.requireNonNullElse(task.notes(), ""));
        String rule = Objects.requireNonNullElse(task.recurrence(), "");
        if (!RECURRENCES.contains(rule)) form.recurrence.setItems(with(rule));
        form.recurrence.setValue(rule);
        form.panel.open();
    }

    private static List<String> with(String rule) {
        List<String> all = new ArrayList<>(RECURRENCES);
        all.add(rule);
        return all;
    }

    private void fill(TaskType what, TaskPriority how, List<MemberSummary> members, @Nullable UUID whose) {
        type.setValue(what);
        priority.setValue(how);
        recurrence.setValue("");
        members.stream().filter(member -> member.id().equals(whose)).findFirst().ifPresent(owner::setValue);
    }

    private void choices(List<MemberSummary> members) {
        subject.setMaxLength(300);
        subject.setRequiredIndicatorVisible(true);
        notes.setMaxLength(5_000);
        notes.setMinHeight("90px");
        dueOn.setLabel(Words.of("tasks.field.dueOn"));
        dueOn.setClearButtonVisible(true);
        dueTime.setStep(QUARTER);
        dueTime.setLocale(Words.locale());
        dueTime.setClearButtonVisible(true);
        choice(type, "tasks.field.type", List.of(TaskType.values()), TaskWords::type);
        choice(priority, "tasks.field.priority", List.of(TaskPriority.values()), TaskWords::priority);
        choice(recurrence, "tasks.field.recurrence", RECURRENCES, TaskForm::recurrence);
        owner.setItems(members);
        owner.setItemLabelGenerator(MemberSummary::name);
        owner.setPlaceholder(Words.of("tasks.nobody"));
        owner.setClearButtonVisible(true);
    }

    private static <T> void choice(Select<T> field, String label, List<T> items, Function<T, String> words) {
        field.setLabel(Words.of(label));
        field.setItems(items);
        field.setItemLabelGenerator(words::apply);
    }

    private static String recurrence(String rule) {
        return Texts.find(Words.locale(), "tasks.recurrence." + rule.replaceAll("[^A-Z0-9]+", "-"))
                .orElse(rule);
    }

    private TaskFields typed() {
        SearchHit picked = about.map(ComboBox::getValue).orElse(null);
        return new TaskFields(
                type.getValue(),
                subject.getValue().strip(),
                notes.isEmpty() ? null : notes.getValue(),
                dueOn.getValue(),
                dueTime.getValue(),
                priority.getValue(),
                owner.getValue() == null ? null : owner.getValue().id(),
                picked == null ? recordType : picked.type(),
                picked == null ? recordId : picked.id(),
                recurrence.getValue().isEmpty() ? null : recurrence.getValue(),
                own.typed());
    }

    private void save() {
        fields.values().forEach(field -> field.setInvalid(false));
        List<FieldFault> misread = own.misread();
        misread.forEach(this::show);
        if (!misread.isEmpty()) return;
        try {
            TaskFields typed = Checks.valid(typed());
            if (task.isPresent()) {
                ObjectNode all = (ObjectNode) Json.tree(typed);
                all.remove(OwnValues.FIELD);
                own.changes().ifPresent(values -> all.set(OwnValues.FIELD, values));
                tasks.change(task.get().id(), task.get().version(), Patch.of(TaskFields.class, all));
            } else {
                tasks.create(typed);
            }
        } catch (Problem refusal) {
            if (!refusal.hasFaults()) throw refusal;
            refusal.faults().forEach(this::show);
            return;
        }
        panel.done();
        Toast.show(Words.of(task.isPresent() ? "tasks.changed" : "tasks.created", subject.getValue()));
        saved.run();
    }

    private void show(FieldFault fault) {
        String words = Texts.get(Words.locale(), "field." + fault.code(), fault.values());
        HasValidation field = fields.get(fault.field());
        if (field == null) {
            Toast.error(words);
            return;
        }
        field.setErrorMessage(words);
        field.setInvalid(true);
        if (field instanceof Component component) component.getElement().executeJs("this.focus && this.focus()");
    }
}
