@NullMarked
package dev.cohort.imports.csv;

import org.jspecify.annotations.NullMarked;
