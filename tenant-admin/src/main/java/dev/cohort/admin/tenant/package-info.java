@NullMarked
package dev.cohort.admin.tenant;

import org.jspecify.annotations.NullMarked;
