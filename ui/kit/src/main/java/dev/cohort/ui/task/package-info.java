/** Tasks as they are shown and made: on a record, in the list of all, in the day. */
@NullMarked
package dev.cohort.ui.task;

import org.jspecify.annotations.NullMarked;
