/** Organizations: their list, and who belongs to them. */
@NullMarked
package dev.cohort.app.organization;

import org.jspecify.annotations.NullMarked;
