/** How soon somebody turns to a lead after it came. */
@NullMarked
package dev.cohort.leads.speed;

import org.jspecify.annotations.NullMarked;
