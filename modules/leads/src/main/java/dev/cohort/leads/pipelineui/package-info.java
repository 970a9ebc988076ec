/** Where a tenant makes the way of its leads its own. */
@NullMarked
package dev.cohort.leads.pipelineui;

import org.jspecify.annotations.NullMarked;
