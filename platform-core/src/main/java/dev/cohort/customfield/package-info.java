/** Fields of a tenant's own on the records of core and modules: what they are, what fits them, how lists go by them. */
@NullMarked
package dev.cohort.customfield;

import org.jspecify.annotations.NullMarked;
