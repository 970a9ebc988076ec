/** What people have agreed to, for which purpose and over which channel; every message outwards asks here. */
@NullMarked
package dev.cohort.consent;

import org.jspecify.annotations.NullMarked;
