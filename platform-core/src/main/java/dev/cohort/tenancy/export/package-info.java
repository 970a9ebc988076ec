/** Everything of a tenant as one file. */
@NullMarked
package dev.cohort.tenancy.export;

import org.jspecify.annotations.NullMarked;
