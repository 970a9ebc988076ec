package dev.cohort.app.task;

import dev.cohort.access.Members.MemberSummary;
import dev.cohort.task.rule.DueUnit;
import dev.cohort.task.rule.RuleOwner;
import dev.cohort.task.rule.TaskRuleFields;
import dev.cohort.task.rule.TaskTrigger;
import dev.cohort.task.rule.TaskTriggers.Choice;
import dev.cohort.task.rule.TaskTriggers.TriggerSummary;
import dev.cohort.ui.Words;
import dev.cohort.ui.task.TaskWords;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rules in words. */
final class RuleWords {
    private final List<TriggerSummary> triggers;
    private final List<MemberSummary> members;

    RuleWords(List<TriggerSummary> triggers, List<MemberSummary> members) {
        this.triggers = triggers;
        this.members = members;
    }

    static String unit(DueUnit unit) {
        return Words.of("automation.unit." + unit.name().toLowerCase(Locale.ROOT));
    }

    static String owner(RuleOwner owner) {
        return Words.of("automation.owner." + owner.name().toLowerCase(Locale.ROOT));
    }

    static String fact(String key) {
        return Words.of("task-fact." + key);
    }

    /** "When a lead arrives (Source: website): Call “…”, due 2 working hours later, for whoever owns the record." */
    String sentence(TaskRuleFields rule) {
        return Words.of(
                "automation.sentence",
                when(rule),
                TaskWords.type(Objects.requireNonNull(rule.type())),
                rule.subject(),
                Words.of(
                        "automation.after."
                                + Objects.requireNonNull(rule.dueUnit()).name().toLowerCase(Locale.ROOT),
                        rule.dueIn()),
                who(rule));
    }

    private String when(TaskRuleFields rule) {
        Optional<TriggerSummary> trigger = triggers.stream()
                .filter(each -> each.key().equals(rule.trigger()))
                .findFirst();
        String words = trigger.map(TriggerSummary::title).orElse(rule.trigger());
        if (rule.option() != null)
            words += trigger.filter(each -> each.option() == TaskTrigger.Option.DAYS)
                            .isPresent()
                    ? " (" + Words.of("automation.days", Integer.parseInt(rule.option())) + ")"
                    : " (" + choice(trigger, rule.option()) + ")";
        Map<String, List<String>> conditions = Objects.requireNonNull(rule.conditions());
        if (conditions.isEmpty()) return words;
        return words + ", "
                + conditions.entrySet().stream()
                        .map(each -> fact(each.getKey()) + ": " + String.join(" / ", each.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String choice(Optional<TriggerSummary> trigger, String key) {
        return trigger.stream()
                .flatMap(each -> each.choices().stream())
                .filter(each -> each.key().equals(key))
                .map(Choice::title)
                .findFirst()
                .orElse(key);
    }

    private String who(TaskRuleFields rule) {
        return switch (Objects.requireNonNull(rule.owner())) {
            case ROLE -> Words.of("role." + rule.ownerRole());
            case MEMBER ->
                members.stream()
                        .filter(member -> member.id().equals(rule.ownerId()))
                        .map(MemberSummary::name)
                        .findFirst()
                        .orElse(Words.of("tasks.nobody"));
            case RECORD_OWNER, NOBODY -> owner(rule.owner());
        };
    }
}
