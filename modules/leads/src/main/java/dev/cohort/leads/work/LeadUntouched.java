package dev.cohort.leads.work;

import jakarta.enterprise.context.ApplicationScoped;

/** For so many days nobody has done anything with an open lead. */
@ApplicationScoped
public class LeadUntouched extends LeadTrigger {
    private static final String TOUCHED = "greatest(l.changed_at, a.happened_at)";
    private static final String WAIT = "make_interval(days => cast(:option as int))";

    LeadUntouched() {
        super("lead.untouched", Kind.STATE, Option.DAYS);
    }

    @Override
    public String occurrences() {
        return query(
                "cast(" + TOUCHED + " as text)",
                TOUCHED + " + " + WAIT,
                """
                lead l
                left join lateral (
                    select max(done.happened_at) as happened_at from activity done
                    where done.record_type = 'lead' and done.record_id = l.id) a on true""",
                "l.stage in " + OPEN_STAGES + " and l.changed_at < :now - " + WAIT + " and " + TOUCHED + " < :now - "
                        + WAIT);
    }
}
