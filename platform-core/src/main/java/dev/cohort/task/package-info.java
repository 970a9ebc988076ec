/** What is to be done, by whom and when, with records of any kind. */
@NullMarked
package dev.cohort.task;

import org.jspecify.annotations.NullMarked;
