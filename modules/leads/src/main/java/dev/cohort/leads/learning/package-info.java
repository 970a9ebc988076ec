/**
 * Learns from what became of earlier leads how likely another one is won. Knows no database and no tenant: what goes in
 * are samples, what comes out is a model that can be written down. The method stands in docs/scoring.md.
 */
@NullMarked
package dev.cohort.leads.learning;

import org.jspecify.annotations.NullMarked;
