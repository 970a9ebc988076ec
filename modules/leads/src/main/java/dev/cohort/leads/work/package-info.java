/** What happens to leads that calls for tasks. */
@NullMarked
package dev.cohort.leads.work;

import org.jspecify.annotations.NullMarked;
