@NullMarked
package dev.cohort.work;

import org.jspecify.annotations.NullMarked;
