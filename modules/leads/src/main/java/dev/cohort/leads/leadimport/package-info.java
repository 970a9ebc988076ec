/** Leads brought in from files: which column means what, and how the rows become leads, set by set. */
@NullMarked
package dev.cohort.leads.leadimport;

import org.jspecify.annotations.NullMarked;
