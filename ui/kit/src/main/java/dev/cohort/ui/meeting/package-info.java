/** Meetings as they are planned and shown: on a record, in the calendar, in the day. */
@NullMarked
package dev.cohort.ui.meeting;

import org.jspecify.annotations.NullMarked;
