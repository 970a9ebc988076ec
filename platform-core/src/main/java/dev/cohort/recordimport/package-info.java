/** Core's own records from files: people, organizations, tasks. */
@NullMarked
package dev.cohort.recordimport;

import org.jspecify.annotations.NullMarked;
