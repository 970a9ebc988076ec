/** How a member has arranged the cards of the day. */
@NullMarked
package dev.cohort.dashboard;

import org.jspecify.annotations.NullMarked;
