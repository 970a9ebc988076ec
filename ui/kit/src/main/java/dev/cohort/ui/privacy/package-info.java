/** What can be done with all that is known of a person, wherever the person is shown. */
@NullMarked
package dev.cohort.ui.privacy;

import org.jspecify.annotations.NullMarked;
