/** Capture: enquiries from outside, kept as they arrived before anything is made of them. */
@NullMarked
package dev.cohort.leads.capture;

import org.jspecify.annotations.NullMarked;
