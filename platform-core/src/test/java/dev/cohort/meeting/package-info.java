@NullMarked
package dev.cohort.meeting;

import org.jspecify.annotations.NullMarked;
