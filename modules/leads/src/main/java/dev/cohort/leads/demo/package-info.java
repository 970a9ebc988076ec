/** Leads that a demonstration tenant begins with. */
@NullMarked
package dev.cohort.leads.demo;

import org.jspecify.annotations.NullMarked;
