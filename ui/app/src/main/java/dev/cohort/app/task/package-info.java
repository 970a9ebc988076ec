/** The tasks of all records in one place. */
@NullMarked
package dev.cohort.app.task;

import org.jspecify.annotations.NullMarked;
