/** Where branches, their hours and the holidays are kept. */
@NullMarked
package dev.cohort.admin.branch;

import org.jspecify.annotations.NullMarked;
