/** Being reminded of a deadline: once, in the application and by mail. */
@NullMarked
package dev.cohort.reminder;

import org.jspecify.annotations.NullMarked;
