/** Who gets a lead, by rules in order, and what happens when they leave it. */
@NullMarked
package dev.cohort.leads.assignment;

import org.jspecify.annotations.NullMarked;
