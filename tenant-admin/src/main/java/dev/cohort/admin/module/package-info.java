/** Which modules a centre uses. */
@NullMarked
package dev.cohort.admin.module;

import org.jspecify.annotations.NullMarked;
