@NullMarked
package dev.cohort.duplicate;

import org.jspecify.annotations.NullMarked;
