package dev.cohort.leads;

import dev.cohort.person.CleanPerson;

/**
 * A lead's fields that have passed {@link LeadRules}: source, medium, campaign, tags and custom fields are never null in
 * them.
 */
public record CleanLead(LeadFields fields, CleanPerson person) {}
