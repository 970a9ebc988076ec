/** Records of whatever kind a module keeps, as services of the core see them: named, linked, within the caller's rights. */
@NullMarked
package dev.cohort.record;

import org.jspecify.annotations.NullMarked;
