/** The tenant's own way of a lead: its statuses and their order, why leads are lost, and when put-off ones come back. */
@NullMarked
package dev.cohort.leads.pipeline;

import org.jspecify.annotations.NullMarked;
