/** The same change to many leads: tried first, kept track of, and taken back. */
@NullMarked
package dev.cohort.leads.bulk;

import org.jspecify.annotations.NullMarked;
