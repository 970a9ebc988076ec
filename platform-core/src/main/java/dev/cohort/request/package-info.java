@NullMarked
package dev.cohort.request;

import org.jspecify.annotations.NullMarked;
