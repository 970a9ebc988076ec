package dev.cohort.leads.assignment;

import dev.cohort.rest.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What is written of a rule.
 *
 * @param active null for no: a rule is tried before it is switched on
 * @param condition null for every lead
 */
public record RuleFields(
        @NotBlank @Text(max = 100, line = true) String name,
        @Nullable Boolean active,
        @Nullable @Valid AssignmentCondition condition,
        @NotNull @Valid AssignmentTarget target) {

    static RuleFields of(AssignmentRule rule) {
        return new RuleFields(rule.name(), rule.active(), rule.condition(), rule.target());
    }

    boolean isActive() {
        return active != null && active;
    }

    AssignmentCondition where() {
        return condition == null ? AssignmentCondition.EVERY : condition;
    }
}
