/** Measures what the product costs, and the same work without the product beside it. */
@org.jspecify.annotations.NullMarked
package dev.cohort.bench;
