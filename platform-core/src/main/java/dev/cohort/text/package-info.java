@NullMarked
package dev.cohort.text;

import org.jspecify.annotations.NullMarked;
