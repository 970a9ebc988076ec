/** Organizations: employers, schools, customers; modules build accounts on them. */
@NullMarked
package dev.cohort.organization;

import org.jspecify.annotations.NullMarked;
