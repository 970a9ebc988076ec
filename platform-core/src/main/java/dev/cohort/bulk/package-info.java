/** The same change to many records of a kind: tried first, kept track of, and taken back. */
@NullMarked
package dev.cohort.bulk;

import org.jspecify.annotations.NullMarked;
