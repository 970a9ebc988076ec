@NullMarked
package dev.cohort.event;

import org.jspecify.annotations.NullMarked;
