/** Messages to be filled in with what is known of a person or record. */
@NullMarked
package dev.cohort.template;

import org.jspecify.annotations.NullMarked;
