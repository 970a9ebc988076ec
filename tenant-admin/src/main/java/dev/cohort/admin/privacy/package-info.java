/** Where a centre says for how long it keeps people, and shows whom it has forgotten. */
@NullMarked
package dev.cohort.admin.privacy;

import org.jspecify.annotations.NullMarked;
