package dev.cohort.app.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.Members.MemberSummary;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.rest.Checks;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.task.TaskPriority;
import dev.cohort.task.TaskType;
import dev.cohort.task.rule.DueUnit;
import dev.cohort.task.rule.RuleOwner;
import dev.cohort.task.rule.TaskRuleDetails;
import dev.cohort.task.rule.TaskRuleFields;
import dev.cohort.task.rule.TaskRules;
import dev.cohort.task.rule.TaskTrigger;
import dev.cohort.task.rule.TaskTriggers.Choice;
import dev.cohort.task.rule.TaskTriggers.TriggerSummary;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import dev.cohort.ui.task.TaskWords;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rule that makes tasks, new or changed; it can be tried on the past before it is saved. */
final class RuleForm {
    private static final int MONTH = 30;

    private final TaskRules rules;
    private final List<TriggerSummary> triggers;
    private final @Nullable TaskRuleDetails rule;
    private final Runnable saved;
    private final FormPanel panel;
    private final TextField title = new TextField(Words.of("automation.field.title"));
    private final Select<TriggerSummary> trigger = new Select<>();
    private final IntegerField days = new IntegerField(Words.of("automation.field.days"));
    private final Select<Choice> choice = new Select<>();
    private final TextArea conditions = new TextArea(Words.of("automation.field.conditions"));
    private final TextField subject = new TextField(Words.of("tasks.field.subject"));
    private final Select<TaskType> type = new Select<>();
    private final Select<TaskPriority> priority = new Select<>();
    private final IntegerField dueIn = new IntegerField(Words.of("automation.field.dueIn"));
    private final Select<DueUnit> dueUnit = new Select<>();
    private final Select<RuleOwner> owner = new Select<>();
    private final Select<String> role = new Select<>();
    private final ComboBox<MemberSummary> member = new ComboBox<>(Words.of("automation.field.member"));
    private final TextArea notes = new TextArea(Words.of("tasks.field.notes"));
    private boolean active;

    private RuleForm(
            TaskRules rules,
            List<TriggerSummary> triggers,
            List<MemberSummary> members,
            @Nullable TaskRuleDetails rule,
            Runnable saved) {
        this.rules = rules;
        this.triggers = triggers;
        this.rule = rule;
        this.saved = saved;
        panel = new FormPanel(
                Words.of(rule == null ? "automation.new" : "automation.edit"),
                Words.of(rule == null ? "automation.create" : "tasks.save"),
                this::save);
        choices(members);
        panel.wide(title);
        panel.wide(trigger);
        panel.fields(days, choice);
        panel.wide(subject);
        panel.fields(dueIn, dueUnit, owner, role, member, type, priority);
        panel.folded(Words.of("automation.more"), conditions, notes);
        panel.wide(trial());
    }

    static void open(
            TaskRules rules,
            List<TriggerSummary> triggers,
            List<MemberSummary> members,
            @Nullable TaskRuleDetails rule,
            TaskRuleFields fields,
            Runnable saved) {
        var form = new RuleForm(rules, triggers, members, rule, saved);
        form.fill(fields, members);
        form.panel.open();
    }

    /** What a new rule begins with. */
    static TaskRuleFields suggested(List<TriggerSummary> triggers, String wanted) {
        TriggerSummary trigger = triggers.stream()
                .filter(each -> each.key().equals(wanted))
                .findFirst()
                .orElse(triggers.getFirst());
        boolean arrived = trigger.key().equals("lead.created");
        boolean named = trigger.facts().contains("name");
        return new TaskRuleFields(
                wanted.isEmpty() ? "" : trigger.title(),
                trigger.key(),
                trigger.option() == TaskTrigger.Option.DAYS ? "7" : null,
                Map.of(),
                arrived ? TaskType.CALL : TaskType.FOLLOW_UP,
                Words.of(arrived ? "automation.subject.call" : "automation.subject.follow-up")
                        + (named ? " {name}" : ""),
                null,
                arrived ? 2 : 1,
                arrived ? DueUnit.WORKING_HOURS : DueUnit.WORKING_DAYS,
                arrived ? TaskPriority.HIGH : TaskPriority.NORMAL,
                RuleOwner.RECORD_OWNER,
                null,
                null,
                true);
    }

    private void choices(List<MemberSummary> members) {
        title.setMaxLength(120);
        subject.setMaxLength(250);
        notes.setMaxLength(2_000);
        select(trigger, "automation.field.trigger", triggers);
        trigger.setItemLabelGenerator(TriggerSummary::title);
        trigger.addValueChangeListener(event -> asks(event.getValue()));
        days.setMin(0);
        days.setMax(3_650);
        choice.setLabel(Words.of("automation.field.choice"));
        choice.setItemLabelGenerator(Choice::title);
        conditions.setHelperText(Words.of("automation.conditions.help"));
        dueIn.setMin(0);
        dueIn.setMax(1_000);
        select(dueUnit, "automation.field.dueUnit", List.of(DueUnit.values()));
        dueUnit.setItemLabelGenerator(RuleWords::unit);
        select(owner, "tasks.field.owner", List.of(RuleOwner.values()));
        owner.setItemLabelGenerator(RuleWords::owner);
        owner.addValueChangeListener(event -> {
            role.setVisible(event.getValue() == RuleOwner.ROLE);
            member.setVisible(event.getValue() == RuleOwner.MEMBER);
        });
        select(
                role,
                "automation.field.role",
                CorePermissions.TENANT_ROLES.stream()
                        .filter(key -> !key.equals("student"))
                        .toList());
        role.setItemLabelGenerator(key -> Words.of("role." + key));
        member.setItems(members);
        member.setItemLabelGenerator(MemberSummary::name);
        select(type, "tasks.field.type", List.of(TaskType.values()));
        type.setItemLabelGenerator(TaskWords::type);
        select(priority, "tasks.field.priority", List.of(TaskPriority.values()));
        priority.setItemLabelGenerator(TaskWords::priority);
    }

    private static <T> void select(Select<T> field, String label, List<T> items) {
        field.setLabel(Words.of(label));
        field.setItems(items);
    }

    private void asks(TriggerSummary chosen) {
        days.setVisible(chosen.option() == TaskTrigger.Option.DAYS);
        choice.setVisible(chosen.option() == TaskTrigger.Option.CHOICE);
        choice.setItems(chosen.choices());
        if (!chosen.choices().isEmpty()) choice.setValue(chosen.choices().getFirst());
        subject.setHelperText(Words.of(
                "automation.subject.help",
                chosen.facts().stream().map(fact -> "{" + fact + "}").collect(Collectors.joining(" "))));
    }

    private void fill(TaskRuleFields fields, List<MemberSummary> members) {
        title.setValue(fields.title());
        triggers.stream()
                .filter(each -> each.key().equals(fields.trigger()))
                .findFirst()
                .ifPresent(trigger::setValue);
        String option = fields.option();
        if (option != null && days.isVisible()) days.setValue(Integer.valueOf(option));
        if (option != null && choice.isVisible())
            trigger.getValue().choices().stream()
                    .filter(each -> each.key().equals(option))
                    .findFirst()
                    .ifPresent(choice::setValue);
        if (days.isVisible() && days.isEmpty()) days.setValue(7);
        conditions.setValue(Objects.requireNonNull(fields.conditions()).entrySet().stream()
                .map(each -> each.getKey() + " = " + String.join(", ", each.getValue()))
                .collect(Collectors.joining("\n")));
        subject.setValue(fields.subject());
        notes.setValue(Objects.requireNonNullElse(fields.notes(), ""));
        type.setValue(fields.type());
        priority.setValue(fields.priority());
        dueIn.setValue(fields.dueIn());
        dueUnit.setValue(fields.dueUnit());
        role.setVisible(false);
        member.setVisible(false);
        owner.setValue(fields.owner());
        if (fields.ownerRole() != null) role.setValue(fields.ownerRole());
        members.stream()
                .filter(each -> each.id().equals(fields.ownerId()))
                .findFirst()
                .ifPresent(member::setValue);
        active = fields.runs();
    }

    private TaskRuleFields typed() {
        return new TaskRuleFields(
                title.getValue().strip(),
                trigger.getValue().key(),
                option(),
                conditions(),
                type.getValue(),
                subject.getValue().strip(),
                notes.isEmpty() ? null : notes.getValue(),
                dueIn.getValue(),
                dueUnit.getValue(),
                priority.getValue(),
                owner.getValue(),
                owner.getValue() == RuleOwner.ROLE ? role.getValue() : null,
                owner.getValue() == RuleOwner.MEMBER && member.getValue() != null
                        ? member.getValue().id()
                        : null,
                active);
    }

    private @Nullable String option() {
        return switch (trigger.getValue().option()) {
            case NONE -> null;
            case DAYS -> days.getValue() == null ? null : days.getValue().toString();
            case CHOICE -> choice.getValue() == null ? null : choice.getValue().key();
        };
    }

    private Map<String, List<String>> conditions() {
        Map<String, List<String>> read = new LinkedHashMap<>();
        conditions.getValue().lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] sides = line.split("=", 2);
            read.put(
                    sides[0].strip(),
                    sides.length < 2
                            ? List.of()
                            : Arrays.stream(sides[1].split(","))
                                    .map(String::strip)
                                    .filter(value -> !value.isEmpty())
                                    .toList());
        });
        return read;
    }

    private Div trial() {
        var said = Parts.div("grow");
        said.getElement().setAttribute("role", "status");
        var button = Action.plain(
                Words.of("automation.try"),
                Icon.PLAY,
                () -> attempt(() -> {
                    TaskRules.TryOut found = rules.tryOut(Checks.valid(typed()), MONTH);
                    said.removeAll();
                    var words = Parts.div(
                            "col g1", Parts.span("b", Words.of("automation.tried", found.count(), found.days())));
                    found.subjects().forEach(each -> words.add(Parts.span("t2 sm", each)));
                    said.add(words);
                }));
        return Parts.div("row g3 rule-trial", button, said);
    }

    private void save() {
        attempt(() -> {
            TaskRuleFields typed = Checks.valid(typed());
            if (rule == null) rules.create(typed);
            else rules.change(rule.id(), rule.version(), patch(rule.rule(), typed));
            panel.done();
            Toast.show(Words.of("automation.saved", typed.title()));
            saved.run();
        });
    }

    /** What is not among the conditions any more is to go. */
    private static Patch<TaskRuleFields> patch(TaskRuleFields before, TaskRuleFields typed) {
        ObjectNode all = (ObjectNode) Json.tree(typed);
        ObjectNode kept = (ObjectNode) all.path("conditions");
        Objects.requireNonNull(before.conditions()).keySet().stream()
                .filter(fact -> !kept.has(fact))
                .forEach(kept::putNull);
        return Patch.of(TaskRuleFields.class, all);
    }

    private void attempt(Runnable work) {
        try {
            panel.say();
            work.run();
        } catch (Problem refusal) {
            if (!refusal.hasFaults()) throw refusal;
            panel.say(refusal.faults().stream().map(RuleForm::note).toArray(Note[]::new));
        }
    }

    private static Note note(FieldFault fault) {
        String field = fault.field().replaceAll("\\..*", "");
        String label = Texts.find(Words.locale(), "automation.field." + field)
                .or(() -> Texts.find(Words.locale(), "tasks.field." + field))
                .orElse(field);
        return new Note(
                Tone.RED,
                Icon.ALERT,
                Markup.text(label + ": " + Texts.get(Words.locale(), "field." + fault.code(), fault.values())));
    }
}
