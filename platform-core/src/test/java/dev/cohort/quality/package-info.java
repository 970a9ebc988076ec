@NullMarked
package dev.cohort.quality;

import org.jspecify.annotations.NullMarked;
