package dev.cohort.leads.demo;

import dev.cohort.persistence.TenantTransaction;
import dev.cohort.task.TaskPriority;
import dev.cohort.task.TaskType;
import dev.cohort.task.rule.DueUnit;
import dev.cohort.task.rule.RuleOwner;
import dev.cohort.task.rule.TaskRuleFields;
import dev.cohort.task.rule.TaskRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of a demonstration, with tasks they might have made: they answer what comes after. */
@ApplicationScoped
class DemoRules {
    private static final String ADOPT = "update task set rule = ? where record_type = 'lead' and type = ?";

    private static final Map<String, List<String>> FROM_ADVERTS = Map.of("source", List.of("instagram", "google"));

    private final TaskRules rules;
    private final TenantTransaction transaction;

    @Inject
    DemoRules(TaskRules rules, TenantTransaction transaction) {
        this.rules = rules;
        this.transaction = transaction;
    }

    void create() {
        UUID calls =
                add("Call each new lead", "lead.created", null, TaskType.CALL, "Call {name}", 2, DueUnit.WORKING_HOURS);
        UUID quiet = add(
                "Follow up when it has gone quiet",
                "lead.untouched",
                "7",
                TaskType.FOLLOW_UP,
                "Ask {name} how it stands",
                1,
                DueUnit.WORKING_DAYS);
        add(
                "Prepare the trial lesson",
                "lead.stage",
                "trial_scheduled",
                TaskType.TODO,
                "Prepare the trial of {name}: {interest}",
                1,
                DueUnit.WORKING_DAYS);
        transaction.handle().execute(ADOPT, calls.toString(), TaskType.CALL.name());
        transaction.handle().execute(ADOPT, quiet.toString(), TaskType.FOLLOW_UP.name());
    }

    private UUID add(
            String title,
            String trigger,
            @Nullable String option,
            TaskType type,
            String subject,
            int dueIn,
            DueUnit unit) {
        return rules.create(new TaskRuleFields(
                        title,
                        trigger,
                        option,
                        trigger.equals("lead.untouched") ? Map.of() : FROM_ADVERTS,
                        type,
                        subject,
                        null,
                        dueIn,
                        unit,
                        type == TaskType.CALL ? TaskPriority.HIGH : TaskPriority.NORMAL,
                        RuleOwner.RECORD_OWNER,
                        null,
                        null,
                        true))
                .id();
    }
}
