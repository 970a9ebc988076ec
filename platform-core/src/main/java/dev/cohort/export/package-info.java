/** Lists as files: comma-separated text and spreadsheets, written row by row. */
@NullMarked
package dev.cohort.export;

import org.jspecify.annotations.NullMarked;
