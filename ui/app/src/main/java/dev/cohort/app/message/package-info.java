/** Messages and their templates. */
@NullMarked
package dev.cohort.app.message;

import org.jspecify.annotations.NullMarked;
