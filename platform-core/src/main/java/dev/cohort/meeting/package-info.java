/** Meetings: whoever meets whom and when, invitations, the calendar of a member for other programs, and booking. */
@NullMarked
package dev.cohort.meeting;

import org.jspecify.annotations.NullMarked;
