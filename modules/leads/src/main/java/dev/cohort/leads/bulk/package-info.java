/** Leads of which many are changed at once. */
@NullMarked
package dev.cohort.leads.bulk;

import org.jspecify.annotations.NullMarked;
