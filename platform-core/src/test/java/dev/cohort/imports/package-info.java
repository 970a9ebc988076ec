@NullMarked
package dev.cohort.imports;

import org.jspecify.annotations.NullMarked;
