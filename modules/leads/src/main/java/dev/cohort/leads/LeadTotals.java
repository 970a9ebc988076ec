package dev.cohort.leads;

import org.jspecify.annotations.Nullable;

/**
 * What stands at the foot of a list of leads.
 *
 * @param averageScore null where there are no leads
 * @param overdue open leads whose next step should have been done
 */
public record LeadTotals(long leads, @Nullable Integer averageScore, long overdue) {}
