package dev.cohort.leads;

import dev.cohort.person.CleanPerson;
import java.time.Instant;

/**
 * A lead's fields that have passed {@link LeadRules}: source, medium, campaign, tags and custom fields are never null in
 * them.
 */
public record CleanLead(LeadFields fields, CleanPerson person) {

    /** What a score is made of. */
    public LeadScore.Facts facts(LeadStage stage, Instant createdAt, Instant ratedAt) {
        return LeadScore.Facts.of(fields, stage, createdAt, ratedAt);
    }
}
