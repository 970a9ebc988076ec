@NullMarked
package dev.cohort.leads.learning;

import org.jspecify.annotations.NullMarked;
