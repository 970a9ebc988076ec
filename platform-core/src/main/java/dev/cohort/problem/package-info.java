@NullMarked
package dev.cohort.problem;

import org.jspecify.annotations.NullMarked;
