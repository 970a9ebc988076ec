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

    private final TaskAutomation automation;

    @Inject
    LeadArrived(TaskAutomation automation) {
        super(KEY, Kind.EVENT, Option.NONE);
        this.automation = automation;
    }

    @Override
    public String occurrences() {
        return query("'created'", "l.created_at", "lead l", "l.stage in " + OPEN_STAGES);
    }

    void arrived(@Observes LeadCreated event) {
        automation.happened(KEY, event.leadId());
    }
}
