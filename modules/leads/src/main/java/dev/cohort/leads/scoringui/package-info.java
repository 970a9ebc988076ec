/** The page about the learned score, and its part of a lead's page. */
@NullMarked
package dev.cohort.leads.scoringui;

import org.jspecify.annotations.NullMarked;
