/** Saved views as lists show them: tabs, what is unsaved, and what can be done with a view. */
@NullMarked
package dev.cohort.ui.view;

import org.jspecify.annotations.NullMarked;
