@NullMarked
package dev.cohort.recordimport;

import org.jspecify.annotations.NullMarked;
