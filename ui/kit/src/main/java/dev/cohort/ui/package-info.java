/** The app shell and the components that every view of Cohort is made of. */
@NullMarked
package dev.cohort.ui;

import org.jspecify.annotations.NullMarked;
