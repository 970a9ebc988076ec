@NullMarked
package dev.cohort.persistence;

import org.jspecify.annotations.NullMarked;
