/** How good the data is, for those who can better it. */
@NullMarked
package dev.cohort.app.quality;

import org.jspecify.annotations.NullMarked;
