/** How the fields of a tenant's own are typed in and read, and how a new one is made. */
@NullMarked
package dev.cohort.ui.field;

import org.jspecify.annotations.NullMarked;
