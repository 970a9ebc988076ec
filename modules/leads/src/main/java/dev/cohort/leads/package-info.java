/** Leads: a person with an intent, from the first enquiry to enrolled, converted or lost. */
@NullMarked
package dev.cohort.leads;

import org.jspecify.annotations.NullMarked;
