@NullMarked
package dev.cohort.privacy;

import org.jspecify.annotations.NullMarked;
