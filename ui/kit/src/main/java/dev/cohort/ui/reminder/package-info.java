/** Reminders as they are shown and set: on a record, in the list of all, in the day. */
@NullMarked
package dev.cohort.ui.reminder;

import org.jspecify.annotations.NullMarked;
