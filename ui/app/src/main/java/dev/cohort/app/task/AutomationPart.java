package dev.cohort.app.task;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.Members;
import dev.cohort.module.Contributions;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.task.TaskPriority;
import dev.cohort.task.rule.AutomationFigures;
import dev.cohort.task.rule.AutomationStats;
import dev.cohort.task.rule.AutomationStats.Figures;
import dev.cohort.task.rule.AutomationStats.OfRule;
import dev.cohort.task.rule.TaskRuleDetails;
import dev.cohort.task.rule.TaskRuleFields;
import dev.cohort.task.rule.TaskRules;
import dev.cohort.task.rule.TaskTriggers;
import dev.cohort.ui.Action;
import dev.cohort.ui.Badge;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Switch;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import dev.cohort.ui.task.AutomationAction;
import dev.cohort.ui.task.TaskWords;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules that make tasks, what came of them, and how much presses. */
@Dependent
class AutomationPart {
    private final TaskRules rules;
    private final TaskTriggers triggers;
    private final AutomationFigures figures;
    private final Members members;
    private final Contributions contributions;
    private final boolean mayChange = Access.may(CorePermissions.TASK_AUTOMATE);
    private final Div body = Parts.div("col g3");

    @Inject
    AutomationPart(
            TaskRules rules,
            TaskTriggers triggers,
            AutomationFigures figures,
            Members members,
            Contributions contributions) {
        this.rules = rules;
        this.triggers = triggers;
        this.figures = figures;
        this.members = members;
        this.contributions = contributions;
    }

    Component show() {
        draw();
        return body;
    }

    private void draw() {
        body.removeAll();
        AutomationStats stats = figures.stats();
        List<TaskRuleDetails> all = rules.list();
        body.add(head(), priorities(stats.openByPriority()));
        if (all.isEmpty()) body.add(nothing());
        RuleWords words = new RuleWords(triggers.all(), members.list());
        for (TaskRuleDetails rule : all) {
            Figures figure = stats.rules().stream()
                    .filter(each -> rule.id().equals(each.id()))
                    .map(OfRule::figures)
                    .findFirst()
                    .orElse(stats.byHand());
            body.add(card(rule, figure, words));
        }
        if (!all.isEmpty()) body.add(byHand(stats.byHand()));
    }

    private Component head() {
        var text = new Paragraph(Words.of("automation.text"));
        text.addClassName("lead-in");
        var head = Parts.div("row wrap between", text);
        if (!mayChange) return head;
        var actions = Parts.row();
        for (AutomationAction action : contributions.of(AutomationAction.class)) actions.add(action.create(this::draw));
        actions.add(Action.plain(Words.of("automation.new"), Icon.PLUS, () -> form(null, suggestion(""))));
        head.add(actions);
        return head;
    }

    private Component priorities(Map<String, Long> open) {
        long most = Math.max(
                1, open.values().stream().mapToLong(count -> count).max().orElse(1));
        var bars = Parts.div("prio-bars");
        open.forEach((key, count) -> {
            TaskPriority priority = TaskPriority.valueOf(key.toUpperCase(Locale.ROOT));
            var filled = new Div();
            filled.getStyle().set("width", String.format(Locale.ROOT, "%.1f%%", 100.0 * count / most));
            filled.addClassName("p-" + key);
            var bar = Parts.div("prio-bar", filled);
            bar.getElement().setAttribute("aria-hidden", "true");
            var rows = new Anchor("tasks?view=open&priority=" + key, number(count));
            rows.setAriaLabel(Words.of("automation.priority.rows", count, TaskWords.priority(priority)));
            rows.addClassName("b");
            bars.add(Parts.span("t2", TaskWords.priority(priority)), bar, rows);
        });
        var heading = new H2(Words.of("automation.priorities"));
        return Parts.div("card", Parts.div("ch", heading), Parts.div("cc", bars));
    }

    private Component card(TaskRuleDetails rule, Figures figure, RuleWords words) {
        var title = Parts.span("b", rule.rule().title());
        var line = Parts.row(title);
        if (!rule.available()) line.add(Badge.of(Words.of("automation.unavailable"), Tone.GREY));
        var said = Parts.div("grow col g1", line, Parts.div("t2", Parts.span("", words.sentence(rule.rule()))));
        var top = Parts.div("row g3", said);
        if (mayChange) top.addComponentAsFirst(toggle(rule));
        else
            top.add(Badge.of(
                    Words.of(rule.rule().runs() ? "automation.on" : "automation.off"),
                    rule.rule().runs() ? Tone.GREEN : Tone.GREY));
        if (mayChange)
            top.add(
                    Action.quietIcon(
                            Icon.NOTE,
                            Words.of("automation.change", rule.rule().title()),
                            () -> form(rule, rule.rule())),
                    Action.quietIcon(
                            Icon.TRASH,
                            Words.of("automation.delete", rule.rule().title()),
                            () -> delete(rule)));
        var card = Parts.div("card rule", top, numbers(rule.id(), figure));
        return card;
    }

    private Component numbers(UUID rule, Figures figure) {
        String all = "tasks?rule=" + rule + "&view=";
        var numbers = Parts.div("row wrap g3 sm figures");
        numbers.add(Parts.span("t3", Words.of("automation.created", figure.created())));
        numbers.add(new Anchor(all + "open", Words.of("automation.open", figure.open())));
        numbers.add(new Anchor(all + "overdue", Words.of("automation.overdue", figure.overdue())));
        numbers.add(Parts.span("t3", Words.of("automation.done", figure.done())));
        Integer percent = figure.doneInTimePercent();
        if (percent != null) numbers.add(Parts.span("t3", Words.of("automation.in-time", percent)));
        return numbers;
    }

    private Component byHand(Figures figure) {
        var line = Parts.div("row wrap g3 sm t3", Parts.span("", Words.of("automation.by-hand", figure.created())));
        Integer percent = figure.doneInTimePercent();
        if (percent != null) line.add(Parts.span("", Words.of("automation.in-time", percent)));
        return line;
    }

    private Component toggle(TaskRuleDetails rule) {
        return new Switch(
                Words.of("automation.switch", rule.rule().title()), rule.rule().runs(), on -> {
                    try {
                        rules.change(rule.id(), rule.version(), active(on));
                        Toast.show(Words.of(
                                on ? "automation.is-on" : "automation.is-off",
                                rule.rule().title()));
                    } finally {
                        draw();
                    }
                });
    }

    private static Patch<TaskRuleFields> active(boolean on) {
        return Patch.of(TaskRuleFields.class, Json.mapper().createObjectNode().put("active", on));
    }

    private void delete(TaskRuleDetails rule) {
        rules.delete(rule.id());
        Toast.undoable(Markup.text(Words.of("automation.deleted", rule.rule().title())), () -> {
            rules.create(rule.rule());
            draw();
        });
        draw();
    }

    private EmptyState nothing() {
        if (!mayChange) return new EmptyState(Icon.BOLT, Words.of("automation.none"), Words.of("automation.none.text"));
        return new EmptyState(
                Icon.BOLT,
                Words.of("automation.none"),
                Words.of("automation.none.text"),
                Action.plain(Words.of("automation.first"), () -> form(null, suggestion("lead.created"))),
                Action.plain(Words.of("automation.second"), () -> form(null, suggestion("lead.untouched"))));
    }

    private TaskRuleFields suggestion(String trigger) {
        return RuleForm.suggested(triggers.all(), trigger);
    }

    private void form(@Nullable TaskRuleDetails rule, TaskRuleFields fields) {
        RuleForm.open(rules, triggers.all(), members.list(), rule, fields, this::draw);
    }

    private static String number(long value) {
        return String.format(Words.locale(), "%,d", value);
    }
}
