package dev.cohort.leads;

import dev.cohort.privacy.RetentionKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** For how long people are kept from whom nothing came. Whoever has enrolled or was converted is kept by other rules. */
@ApplicationScoped
public class LeadRetention implements RetentionKind {
    private static final String LOST = "lost";

    @Override
    public String recordType() {
        return Leads.RECORD;
    }

    @Override
    public List<String> scopes() {
        return List.of(LOST, "open");
    }

    @Override
    public String idle(String scope) {
        String stages = scope.equals(LOST)
                ? "l.stage in ('lost', 'disqualified')"
                : "l.stage not in ('lost', 'disqualified', 'enrolled', 'converted')";
        return "select l.person_id from lead l where " + stages;
    }

    @Override
    public String inUse(String person) {
        return """
                exists (select from lead u where u.person_id = %1$s and (u.stage in ('enrolled', 'converted')
                    or u.deleted_at is null and greatest(u.changed_at, u.stage_since) >= :before))
                or exists (select from activity a where a.person_id = %1$s and a.happened_at >= :before)
                or exists (select from task t where t.person_id = %1$s and t.status = 'OPEN')
                """.formatted(person);
    }
}
