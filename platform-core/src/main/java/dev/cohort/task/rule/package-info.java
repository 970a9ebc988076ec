/** Rules that make tasks of what happens to records. */
@NullMarked
package dev.cohort.task.rule;

import org.jspecify.annotations.NullMarked;
