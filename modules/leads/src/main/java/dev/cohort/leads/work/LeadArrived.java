package dev.cohort.leads.work;

import dev.cohort.leads.LeadCreated;
import dev.cohort.task.rule.TaskAutomation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** A lead came, by whatever door but an import. */
@ApplicationScoped
public class LeadArrived extends LeadTrigger {
    private static final String KEY = "lead.created";

    private static final String WITHOUT_FIRST_TASK = """
             and not exists (select from lead_assignment a where a.lead_id = l.id and a.task_id is not null)
            """;

    private final TaskAutomation automation;

    @Inject
    LeadArrived(TaskAutomation automation) {
        super(KEY, Kind.EVENT, Option.NONE);
        this.automation = automation;
    }

    @Override
    public String occurrences() {
        // Who got the lead with a first task has one for its arrival: of the two, the one that came with the lead
        // counts.
        return query("'created'", "l.created_at", "lead l", "l.stage in " + OPEN_STAGES + WITHOUT_FIRST_TASK);
    }

    void arrived(@Observes LeadCreated event) {
        automation.happened(KEY, event.leadId());
    }
}
