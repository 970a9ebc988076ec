/** The places where a centre works: their zone, hours and holidays, and reckoning in working time. */
@NullMarked
package dev.cohort.branch;

import org.jspecify.annotations.NullMarked;
