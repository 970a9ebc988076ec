/** What came of a change to many records. */
@NullMarked
package dev.cohort.app.bulk;

import org.jspecify.annotations.NullMarked;
