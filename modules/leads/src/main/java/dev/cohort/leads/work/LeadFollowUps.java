package dev.cohort.leads.work;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.leads.Leads;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.request.Context;
import dev.cohort.task.TaskPriority;
import dev.cohort.task.TaskType;
import dev.cohort.task.rule.DueUnit;
import dev.cohort.task.rule.RuleOwner;
import dev.cohort.task.rule.TaskAutomation;
import dev.cohort.task.rule.TaskAutomation.Catching;
import dev.cohort.task.rule.TaskRuleFields;
import dev.cohort.task.rule.TaskTrigger.Kind;
import dev.cohort.task.rule.TaskTrigger.Option;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sees to it that every open lead has something planned. */
@ApplicationScoped
public class LeadFollowUps {
    private static final String OPEN =
            "select count(*) from lead l where l.deleted_at is null and l.stage in " + LeadTrigger.OPEN_STAGES;
    private static final String TITLES = "select id, title from task_rule";

    private final TaskAutomation automation;
    private final TenantTransaction transaction;
    private final Transactions transactions;

    @Inject
    LeadFollowUps(TaskAutomation automation, TenantTransaction transaction, Transactions transactions) {
        this.automation = automation;
        this.transaction = transaction;
        this.transactions = transactions;
    }

    /**
     * What was made, or would be.
     *
     * @param leads how many are open
     * @param created how many tasks in all
     * @param standard how many of them because nothing was planned and no rule had a task
     */
    public record FollowUps(boolean dryRun, long leads, int created, int standard, List<ByRule> byRule) {}

    /** How many tasks by one rule. */
    public record ByRule(UUID rule, String title, int created) {}

    /** A rule's title. */
    public record Title(UUID id, String title) {}

    /**
     * Makes for each open lead the tasks that active rules call for, and a follow-up for the next working day for each with
     * neither open task nor next step.
     *
     * @param dryRun counts only
     */
    @RequiresPermission(CorePermissions.TASK_AUTOMATE)
    public FollowUps createForAll(boolean dryRun) {
        long open = transactions.in(
                () -> transaction.handle().createQuery(OPEN).mapTo(Long.class).one());
        Catching made = automation.catchUp(new NothingPlanned(), standard(), Leads.RECORD, dryRun);
        List<ByRule> byRule = transactions.in(() -> titles(made.byRule()));
        return new FollowUps(dryRun, open, made.all(), made.standard(), byRule);
    }

    private List<ByRule> titles(Map<UUID, Integer> counts) {
        return transaction.handle().createQuery(TITLES).mapTo(Title.class).list().stream()
                .filter(title -> counts.containsKey(title.id()))
                .map(title -> new ByRule(title.id(), title.title(), counts.getOrDefault(title.id(), 0)))
                .sorted(Comparator.comparing(ByRule::title))
                .toList();
    }

    private static TaskRuleFields standard() {
        String subject = Texts.get(Context.tenant().locale(), "leads.follow-up.subject")
                .replace("[", "{")
                .replace("]", "}");
        return new TaskRuleFields(
                subject,
                "lead.idle",
                null,
                Map.of(),
                TaskType.FOLLOW_UP,
                subject,
                null,
                1,
                DueUnit.WORKING_DAYS,
                TaskPriority.NORMAL,
                RuleOwner.RECORD_OWNER,
                null,
                null,
                true);
    }

    /** Nothing is planned: no next step, no open task. */
    private static final class NothingPlanned extends LeadTrigger {
        NothingPlanned() {
            super("lead.idle", Kind.STATE, Option.NONE);
        }

        @Override
        public String occurrences() {
            return query("'idle'", "l.changed_at", "lead l", LeadWithoutNextStep.IDLE);
        }
    }
}
