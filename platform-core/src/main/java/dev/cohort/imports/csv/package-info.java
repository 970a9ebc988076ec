/** Separated text as it is found in the wild: what it is written in, and its rows. */
@NullMarked
package dev.cohort.imports.csv;

import org.jspecify.annotations.NullMarked;
