package dev.cohort.task.rule;

import dev.cohort.rest.Text;
import dev.cohort.task.TaskPriority;
import dev.cohort.task.TaskType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a form says of a rule.
 *
 * @param trigger key of what happens, see {@code GET /tasks/triggers}
 * @param option the stage, the badge or the number of days that the trigger asks for
 * @param conditions fact to the values of which it must have one; none for always
 * @param subject of the task, with facts in braces: {@code Call {name}}
 * @param dueIn after so many {@code dueUnit} the task is due
 * @param ownerRole key of a role, for {@code role}
 * @param ownerId id of a member, for {@code member}
 */
public record TaskRuleFields(
        @NotBlank @Text(max = 120, line = true) String title,
        @NotBlank @Text(max = 60, line = true) String trigger,
        @Nullable @Text(max = 60, line = true) String option,
        @Nullable @Size(max = 20) Map<String, List<@NotBlank @Text(max = 100, line = true) String>> conditions,
        @Nullable TaskType type,
        @NotBlank @Text(max = 250, line = true) String subject,
        @Nullable @Text(max = 2_000) String notes,
        @NotNull @Min(0) @Max(1_000) Integer dueIn,
        @NotNull DueUnit dueUnit,
        @Nullable TaskPriority priority,
        @NotNull RuleOwner owner,
        @Nullable @Text(max = 40, line = true) String ownerRole,
        @Nullable UUID ownerId,
        @Nullable Boolean active) {

    public TaskRuleFields {
        if (type == null) type = TaskType.TODO;
        if (priority == null) priority = TaskPriority.NORMAL;
        if (conditions == null) conditions = Map.of();
        if (active == null) active = false;
    }

    /** Whether it answers. */
    public boolean runs() {
        return Boolean.TRUE.equals(active);
    }

    /** The same rule, on or off. */
    public TaskRuleFields switched(boolean on) {
        return new TaskRuleFields(
                title,
                trigger,
                option,
                conditions,
                type,
                subject,
                notes,
                dueIn,
                dueUnit,
                priority,
                owner,
                ownerRole,
                ownerId,
                on);
    }
}
