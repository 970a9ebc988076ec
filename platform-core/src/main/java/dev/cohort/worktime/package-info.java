/** When people work: hours of the day, days of the week, holidays. */
@NullMarked
package dev.cohort.worktime;

import org.jspecify.annotations.NullMarked;
