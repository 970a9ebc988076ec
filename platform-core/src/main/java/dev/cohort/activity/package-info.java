/** What was done with records of any kind: calls, visits, notes. */
@NullMarked
package dev.cohort.activity;

import org.jspecify.annotations.NullMarked;
