/** What was deleted, and the way back. */
@NullMarked
package dev.cohort.app.deleted;

import org.jspecify.annotations.NullMarked;
