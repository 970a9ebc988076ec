/** Files on records of any kind. */
@NullMarked
package dev.cohort.file;

import org.jspecify.annotations.NullMarked;
