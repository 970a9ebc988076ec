@NullMarked
package dev.cohort.tenancy;

import org.jspecify.annotations.NullMarked;
