/**
 * The learned score of a tenant: read from its past leads, trained by a job, kept where it beats the rules, told with its
 * reasons.
 */
@NullMarked
package dev.cohort.leads.scoring;

import org.jspecify.annotations.NullMarked;
