@NullMarked
package dev.cohort.module;

import org.jspecify.annotations.NullMarked;
