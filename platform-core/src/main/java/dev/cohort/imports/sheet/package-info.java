/** Spreadsheets: read for an import, written for an export. */
@NullMarked
package dev.cohort.imports.sheet;

import org.jspecify.annotations.NullMarked;
