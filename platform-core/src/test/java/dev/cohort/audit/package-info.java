@NullMarked
package dev.cohort.audit;

import org.jspecify.annotations.NullMarked;
