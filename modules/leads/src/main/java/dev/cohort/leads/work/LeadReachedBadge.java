package dev.cohort.leads.work;

import dev.cohort.leads.LeadChanged;
import dev.cohort.leads.ScoreBadge;
import dev.cohort.task.rule.TaskAutomation;
import dev.cohort.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

/** The score of an open lead has come to a badge: once for each. */
@ApplicationScoped
public class LeadReachedBadge extends LeadTrigger {
    private static final String KEY = "lead.score";
    private static final List<String> BADGES = List.of("warm", "hot", "very_hot");

    private final TaskAutomation automation;

    @Inject
    LeadReachedBadge(TaskAutomation automation) {
        super(KEY, Kind.STATE, Option.CHOICE);
        this.automation = automation;
    }

    @Override
    public List<String> choices() {
        return BADGES;
    }

    @Override
    public String choice(String key, Locale locale) {
        return Texts.get(locale, "score." + key.replace("very_", "v"));
    }

    /** The bounds are those of {@link ScoreBadge}. */
    @Override
    public String occurrences() {
        return query(
                "'score ' || :option",
                "l.changed_at",
                "lead l",
                "l.stage in " + OPEN_STAGES
                        + " and l.score > case :option when 'warm' then 30 when 'hot' then 50 else 70 end");
    }

    void changed(@Observes LeadChanged event) {
        automation.happened(KEY, event.leadId());
    }
}
