package dev.cohort.leads;

import dev.cohort.privacy.RetentionOfPeople;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** For how long people are kept from whom nothing came. Whoever has enrolled or was converted goes by a policy for those alone. */
@ApplicationScoped
public class LeadRetention implements RetentionOfPeople {
    private static final String LOST = "lost";
    private static final String WON = "won";
    private static final String WON_STAGES = "('enrolled', 'converted')";

    @Override
    public String recordType() {
        return Leads.RECORD;
    }

    @Override
    public List<String> scopes() {
        return List.of(LOST, "open", WON);
    }

    @Override
    public String idle(String scope) {
        String stages =
                switch (scope) {
                    case LOST -> "l.stage in ('lost', 'disqualified')";
                    case WON -> "l.stage in " + WON_STAGES;
                    default -> "l.stage not in ('lost', 'disqualified', 'enrolled', 'converted')";
                };
        return "select l.person_id from lead l where l.merged_into is null and " + stages;
    }

    @Override
    public String inUse(String person) {
        return inUse(person, LOST);
    }

    @Override
    public String inUse(String person, String scope) {
        String won = scope.equals(WON) ? "false" : "u.stage in " + WON_STAGES;
        return """
                exists (select from lead u where u.person_id = %1$s and (%2$s
                    or u.deleted_at is null and greatest(u.changed_at, u.stage_since) >= :before))
                or exists (select from activity a where a.person_id = %1$s and a.happened_at >= :before)
                or exists (select from task t where t.person_id = %1$s and t.status = 'OPEN')
                """.formatted(person, won);
    }
}
