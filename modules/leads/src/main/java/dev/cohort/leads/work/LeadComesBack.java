package dev.cohort.leads.work;

import jakarta.enterprise.context.ApplicationScoped;

/** The day has come on which a recycled lead was to be taken up again. */
@ApplicationScoped
public class LeadComesBack extends LeadTrigger {

    LeadComesBack() {
        super("lead.recycled", Kind.STATE, Option.NONE);
    }

    @Override
    public String occurrences() {
        return query(
                "cast(l.recycle_on as text)",
                "cast(l.recycle_on as timestamptz)",
                "lead l",
                "l.stage = 'recycled' and l.recycle_on <= :today");
    }
}
