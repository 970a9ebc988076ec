/** What is known of a person: to be handed out, to be forgotten, to be held back from being forgotten. */
@NullMarked
package dev.cohort.privacy;

import org.jspecify.annotations.NullMarked;
