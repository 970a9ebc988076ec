package dev.cohort.task.rule;

import dev.cohort.module.Contributions;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The triggers that core and the tenant's modules bring. */
@ApplicationScoped
public class TaskTriggers {
    private static final int MOST_DAYS = 3_650;

    private final Contributions contributions;

    @Inject
    TaskTriggers(Contributions contributions) {
        this.contributions = contributions;
    }

    /**
     * A trigger as a form offers it.
     *
     * @param option {@code none}, {@code days} or {@code choice}
     */
    public record TriggerSummary(
            String key, String title, TaskTrigger.Option option, List<Choice> choices, Set<String> facts) {}

    /** One of what can be chosen. */
    public record Choice(String key, String title) {}

    /** All, by title. */
    public List<TriggerSummary> all() {
        Locale locale = Context.current().locale();
        return contributions.of(TaskTrigger.class).stream()
                .map(trigger -> new TriggerSummary(
                        trigger.key(),
                        Texts.get(locale, "task-trigger." + trigger.key()),
                        trigger.option(),
                        trigger.choices().stream()
                                .map(key -> new Choice(key, trigger.choice(key, locale)))
                                .toList(),
                        new TreeSet<>(trigger.facts())))
                .sorted(Comparator.comparing(TriggerSummary::title))
                .toList();
    }

    Optional<TaskTrigger> find(String key) {
        return contributions.of(TaskTrigger.class).stream()
                .filter(trigger -> trigger.key().equals(key))
                .findFirst();
    }

    /** Refuses a rule that asks its trigger for what it does not know. */
    void check(TaskRuleFields rule) {
        Problem problem = Problem.invalid();
        TaskTrigger trigger =
                find(rule.trigger()).orElseThrow(() -> problem.at("trigger", "unknown-value", "value", rule.trigger()));
        checkOption(trigger, rule, problem);
        Objects.requireNonNull(rule.conditions()).keySet().stream()
                .filter(fact -> !trigger.facts().contains(fact))
                .forEach(fact -> problem.at("conditions." + fact, "unknown-value", "value", fact));
        SubjectText.names(rule.subject()).stream()
                .filter(fact -> !trigger.facts().contains(fact))
                .forEach(fact -> problem.at("subject", "unknown-value", "value", "{" + fact + "}"));
        if (rule.owner() == RuleOwner.ROLE && rule.ownerRole() == null) problem.at("ownerRole", "required");
        if (rule.owner() == RuleOwner.MEMBER && rule.ownerId() == null) problem.at("ownerId", "required");
        if (problem.hasFaults()) throw problem;
    }

    private static void checkOption(TaskTrigger trigger, TaskRuleFields rule, Problem problem) {
        String option = rule.option();
        if (trigger.option() == TaskTrigger.Option.NONE) {
            if (option != null) problem.at("option", "unknown-value", "value", option);
        } else if (option == null) {
            problem.at("option", "required");
        } else {
            boolean known = trigger.option() == TaskTrigger.Option.DAYS
                    ? option.matches("\\d{1,4}") && Integer.parseInt(option) <= MOST_DAYS
                    : trigger.choices().contains(option);
            if (!known) problem.at("option", "unknown-value", "value", option);
        }
    }
}
