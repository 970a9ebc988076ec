/** Pages of a tenant for visitors: plain HTML without a login, which modules bring. */
@NullMarked
package dev.cohort.site;

import org.jspecify.annotations.NullMarked;
