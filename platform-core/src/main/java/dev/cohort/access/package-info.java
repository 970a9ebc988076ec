@NullMarked
package dev.cohort.access;

import org.jspecify.annotations.NullMarked;
