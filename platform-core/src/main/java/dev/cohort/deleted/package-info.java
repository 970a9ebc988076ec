/** What was deleted and can be brought back, whatever kind of record it is. */
@NullMarked
package dev.cohort.deleted;

import org.jspecify.annotations.NullMarked;
