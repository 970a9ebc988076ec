/**
 * A module of the tests' own, installed beside the product's: it rings a bell, listens, counts, and remembers in whose
 * name it did so.
 */
@NullMarked
package dev.cohort.probe;

import org.jspecify.annotations.NullMarked;
