/** The search over everything: what core and modules find by one text, within the caller's rights. */
@NullMarked
package dev.cohort.search;

import org.jspecify.annotations.NullMarked;
