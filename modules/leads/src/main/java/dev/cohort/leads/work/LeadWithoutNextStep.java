package dev.cohort.leads.work;

import jakarta.enterprise.context.ApplicationScoped;

/** For so many days nothing has been planned with an open lead: no next step, no open task. */
@ApplicationScoped
public class LeadWithoutNextStep extends LeadTrigger {
    static final String IDLE = "l.stage in " + OPEN_STAGES + """
             and l.next_step is null and l.next_step_at is null
            and not exists (
                select from task planned
                where planned.record_type = 'lead' and planned.record_id = l.id and planned.status = 'OPEN')""";

    private static final String SINCE = "greatest(l.changed_at, s.settled_at)";
    private static final String WAIT = "make_interval(days => cast(:option as int))";

    LeadWithoutNextStep() {
        super("lead.no-next-step", Kind.STATE, Option.DAYS);
    }

    @Override
    public String occurrences() {
        return query(
                "cast(" + SINCE + " as text)", SINCE + " + " + WAIT, """
                lead l
                left join lateral (
                    select max(t.settled_at) as settled_at from task t
                    where t.record_type = 'lead' and t.record_id = l.id) s on true""", IDLE + " and " + SINCE + " < :now - " + WAIT);
    }
}
