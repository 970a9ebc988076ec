@NullMarked
package dev.cohort.job;

import org.jspecify.annotations.NullMarked;
