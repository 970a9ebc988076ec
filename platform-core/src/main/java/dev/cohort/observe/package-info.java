@NullMarked
package dev.cohort.observe;

import org.jspecify.annotations.NullMarked;
