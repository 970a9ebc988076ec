/** The calendar: meetings by month, week and day. */
@NullMarked
package dev.cohort.app.calendar;

import org.jspecify.annotations.NullMarked;
