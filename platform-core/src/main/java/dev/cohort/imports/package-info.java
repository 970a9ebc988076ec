/** Files of records brought into a tenant: read, matched with what is there, and written set by set. */
@NullMarked
package dev.cohort.imports;

import org.jspecify.annotations.NullMarked;
