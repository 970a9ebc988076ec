@NullMarked
package dev.cohort.tenancy.export;

import org.jspecify.annotations.NullMarked;
