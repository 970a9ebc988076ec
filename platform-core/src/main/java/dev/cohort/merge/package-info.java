/** Two people who turn out to be one: merged over the tables of core and modules, and taken apart again. */
@NullMarked
package dev.cohort.merge;

import org.jspecify.annotations.NullMarked;
