/** What lists show, kept under a name: one's own, or shared with the colleagues. */
@NullMarked
package dev.cohort.savedview;

import org.jspecify.annotations.NullMarked;
