/** Files on records, as pages show them. */
@NullMarked
package dev.cohort.ui.file;

import org.jspecify.annotations.NullMarked;
