/** Puts the parts together into the web application. */
@NullMarked
package dev.cohort.app;

import org.jspecify.annotations.NullMarked;
