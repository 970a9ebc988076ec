/** How good the data of a centre is: rules of core and modules, counted, with the way to the rows behind each number. */
@NullMarked
package dev.cohort.quality;

import org.jspecify.annotations.NullMarked;
