@NullMarked
package dev.cohort.identity;

import org.jspecify.annotations.NullMarked;
