/** The fields of a tenant's own: an administrator's page. */
@NullMarked
package dev.cohort.admin.field;

import org.jspecify.annotations.NullMarked;
