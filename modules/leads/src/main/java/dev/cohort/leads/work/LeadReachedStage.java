package dev.cohort.leads.work;

import dev.cohort.leads.LeadStage;
import dev.cohort.leads.LeadStageChanged;
import dev.cohort.task.rule.TaskAutomation;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A lead was moved to a stage: each time anew. */
@ApplicationScoped
public class LeadReachedStage extends LeadTrigger {
    private static final String KEY = "lead.stage";

    private final TaskAutomation automation;

    @Inject
    LeadReachedStage(TaskAutomation automation) {
        super(KEY, Kind.EVENT, Option.CHOICE);
        this.automation = automation;
    }

    @Override
    public List<String> choices() {
        return Arrays.stream(LeadStage.values())
                .filter(stage -> stage != LeadStage.NEW)
                .map(LeadStage::key)
                .toList();
    }

    @Override
    public String choice(String key, Locale locale) {
        return Texts.get(locale, "lead.stage." + key);
    }

    @Override
    public String occurrences() {
        return query(
                "cast(c.id as text)",
                "c.changed_at",
                "lead_stage_change c join lead l on l.id = c.lead_id",
                "c.to_stage = :option and c.from_stage is distinct from c.to_stage and l.stage = c.to_stage");
    }

    void moved(@Observes LeadStageChanged event) {
        automation.happened(KEY, event.leadId());
    }
}
