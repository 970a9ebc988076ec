/** The wizard that brings records in from a file, whatever kind they are of. */
@NullMarked
package dev.cohort.app.imports;

import org.jspecify.annotations.NullMarked;
