@NullMarked
package dev.cohort.worktime;

import org.jspecify.annotations.NullMarked;
