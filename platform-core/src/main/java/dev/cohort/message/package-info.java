/** What is said to people outside over any channel, and what they answer: one outbox, one communication log. */
@NullMarked
package dev.cohort.message;

import org.jspecify.annotations.NullMarked;
