@NullMarked
package dev.cohort.config;

import org.jspecify.annotations.NullMarked;
