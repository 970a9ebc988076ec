/** Who may be the same person as somebody else: how alike two people are, and the queue in which that is settled. */
@NullMarked
package dev.cohort.duplicate;

import org.jspecify.annotations.NullMarked;
